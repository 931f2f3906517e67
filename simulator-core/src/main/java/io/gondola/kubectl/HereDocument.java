package io.gondola.kubectl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command and what it reads, which may stand after it as a shell has it: {@code apply -f - <<EOF}
 * with the text on the next lines and {@code EOF} on the last.
 */
record HereDocument(String command, String text) {

  private static final Pattern SYNTAX =
      Pattern.compile("(?s)([^\n]*?)\\s*<<\\s*(['\"]?)(\\w+)\\2[ \t]*\n(.*?)(?:^|\n)\\3\\s*");

  static HereDocument of(String command, String input) {
    Matcher matcher = SYNTAX.matcher(command);
    return matcher.matches()
        ? new HereDocument(matcher.group(1), matcher.group(4) + "\n")
        : new HereDocument(command, input);
  }
}
