package io.gondola.kubectl;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a shell does, without expanding anything. */
final class ShellWords {

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /**
   * The words of a line.
   *
   * @throws KubectlException if a quote stays open
   */
  static List<String> split(String line) {
    ShellWords splitter = new ShellWords(line);
    splitter.run();
    return splitter.words;
  }

  private void run() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (Character.isWhitespace(c)) {
        endWord();
        continue;
      }
      inWord = true;
      switch (c) {
        case '\'' -> word.append(until('\''));
        case '"' -> doubleQuoted();
        case '\\' -> escaped();
        default -> word.append(c);
      }
    }
    endWord();
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }

  private String until(char quote) {
    int end = line.indexOf(quote, at);
    if (end < 0) {
      throw unclosed(quote);
    }
    String quoted = line.substring(at, end);
    at = end + 1;
    return quoted;
  }

  private void doubleQuoted() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return;
      }
      boolean escapes = c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0;
      word.append(escapes ? line.charAt(at++) : c);
    }
    throw unclosed('"');
  }

  /** A backslash takes the meaning from the next character; at the end of a line it joins two. */
  private void escaped() {
    if (at < line.length() && line.charAt(at) != '\n') {
      word.append(line.charAt(at));
    }
    at++;
  }

  private static KubectlException unclosed(char quote) {
    return new KubectlException("the command has no closing " + quote);
  }
}
