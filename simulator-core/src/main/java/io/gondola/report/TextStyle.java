package io.gondola.report;

/** How text pictures are drawn: with which characters, and with colours or without. */
public record TextStyle(Glyphs glyphs, Palette palette) {

  /** Without colours. */
  public static TextStyle plain(Glyphs glyphs) {
    return new TextStyle(glyphs, Palette.PLAIN);
  }

  /** What the circles mean, in a line. */
  public String legend() {
    return glyphs.legend();
  }
}
