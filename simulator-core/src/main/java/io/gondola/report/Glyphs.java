package io.gondola.report;

/** The characters that pictures are drawn with. */
public enum Glyphs {
  /** Filled, hollow and dashed circles; needs a terminal with Unicode. */
  UNICODE("●○◌", "…", "█░·▒", "│└─┴┄", "◂"),
  /** For terminals that know nothing else. */
  ASCII("*o.", "...", "#:.=", "|+-+-", "<");

  private final String pods;
  private final String ellipsis;
  private final String areas;
  private final String lines;
  private final String pointer;

  Glyphs(String pods, String ellipsis, String areas, String lines, String pointer) {
    this.pods = pods;
    this.ellipsis = ellipsis;
    this.areas = areas;
    this.lines = lines;
    this.pointer = pointer;
  }

  /** What the circles mean, in a line. */
  public String legend() {
    return "%c ready  %c starting  %c leaving".formatted(ready(), starting(), leaving());
  }

  char ready() {
    return pods.charAt(0);
  }

  char starting() {
    return pods.charAt(1);
  }

  char leaving() {
    return pods.charAt(2);
  }

  char newArea() {
    return areas.charAt(0);
  }

  char oldArea() {
    return areas.charAt(1);
  }

  char leavingArea() {
    return areas.charAt(2);
  }

  char availableArea() {
    return areas.charAt(3);
  }

  char axis() {
    return lines.charAt(0);
  }

  char corner() {
    return lines.charAt(1);
  }

  char base() {
    return lines.charAt(2);
  }

  char tick() {
    return lines.charAt(3);
  }

  char limit() {
    return lines.charAt(4);
  }

  String pointer() {
    return pointer;
  }

  /** Cuts a text to a width; its end stays, where images have their tag. */
  String tail(String text, int width) {
    return text.length() <= width
        ? text
        : ellipsis + text.substring(text.length() - width + ellipsis.length());
  }
}
