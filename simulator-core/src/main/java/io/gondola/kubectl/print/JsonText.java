package io.gondola.kubectl.print;

import io.gondola.manifest.Manifest;
import java.util.Map;

/** JSON as kubectl lays it out: four blanks a level, empty maps and lists on one line. */
public final class JsonText {

  private static final String INDENT = "    ";

  private final String compact;
  private final StringBuilder text = new StringBuilder();
  private int level;

  private JsonText(String compact) {
    this.compact = compact;
  }

  public static String of(Map<String, ?> tree) {
    return new JsonText(Manifest.toJson(tree)).spread() + "\n";
  }

  private String spread() {
    int i = 0;
    while (i < compact.length()) {
      i = compact.charAt(i) == '"' ? copyString(i) : copyMark(i);
    }
    return text.toString();
  }

  private int copyString(int from) {
    int end = from + 1;
    while (compact.charAt(end) != '"') {
      end += compact.charAt(end) == '\\' ? 2 : 1;
    }
    text.append(compact, from, end + 1);
    return end + 1;
  }

  private int copyMark(int at) {
    char mark = compact.charAt(at);
    switch (mark) {
      case '{', '[' -> {
        if (isClosing(compact.charAt(at + 1))) {
          text.append(mark).append(compact.charAt(at + 1));
          return at + 2;
        }
        level++;
        text.append(mark);
        newLine();
      }
      case '}', ']' -> {
        level--;
        newLine();
        text.append(mark);
      }
      case ',' -> {
        text.append(mark);
        newLine();
      }
      case ':' -> text.append(": ");
      default -> text.append(mark);
    }
    return at + 1;
  }

  private static boolean isClosing(char mark) {
    return mark == '}' || mark == ']';
  }

  private void newLine() {
    text.append('\n').append(INDENT.repeat(level));
  }
}
