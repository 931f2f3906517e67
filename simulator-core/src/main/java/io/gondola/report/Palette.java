package io.gondola.report;

/**
 * Whether pictures have colours. Who prints decides it, as only they know who reads; what a picture
 * says, it says in plain characters, too.
 */
public enum Palette {
  /** Characters only: for files, and for everybody who set {@code NO_COLOR}. */
  PLAIN,
  /** The sixteen colours of a terminal, by ANSI escapes: each theme has its own readable ones. */
  ANSI;

  private static final String ESCAPE = "\u001B[";

  String paint(Ink ink, String text) {
    boolean bare = this == PLAIN || ink.equals(Ink.NONE) || text.isBlank();
    return bare ? text : ESCAPE + ink.code() + "m" + text + ESCAPE + "0m";
  }
}
