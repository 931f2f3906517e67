package io.gondola.examples.tour;

import java.io.PrintStream;

/**
 * Who says things aloud.
 *
 * @param texts of the chapter
 * @param common of all chapters
 */
record Voice(Texts texts, Texts common, PrintStream out) {

  private static final String INDENT = "    ";

  /** A paragraph of the chapter. */
  void say(String name) {
    out.println(texts.get(name));
    out.println();
  }

  /** What is to be seen, set off from what is said. */
  void show(String text) {
    text.lines().forEach(line -> out.println(line.isEmpty() ? "" : INDENT + line));
  }

  void line(String text) {
    out.println(text);
  }
}
