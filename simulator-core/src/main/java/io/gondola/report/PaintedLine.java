package io.gondola.report;

/**
 * A line that grows from left to right. Neighbours of one ink share an escape, so that a line of
 * circles stays short.
 */
final class PaintedLine {

  private final Palette palette;
  private final StringBuilder done = new StringBuilder();
  private final StringBuilder run = new StringBuilder();
  private Ink ink = Ink.NONE;
  private int width;

  PaintedLine(Palette palette) {
    this.palette = palette;
  }

  PaintedLine add(Ink next, String text) {
    if (!next.equals(ink)) {
      endRun();
      ink = next;
    }
    run.append(text);
    width += text.length();
    return this;
  }

  PaintedLine add(String text) {
    return add(Ink.NONE, text);
  }

  PaintedLine add(Mark mark) {
    return add(mark.ink(), String.valueOf(mark.symbol()));
  }

  /** Fills up with spaces. */
  PaintedLine padTo(int column) {
    return add(" ".repeat(Math.max(0, column - width)));
  }

  /** How many characters are to be seen. */
  int width() {
    return width;
  }

  private void endRun() {
    done.append(palette.paint(ink, run.toString()));
    run.setLength(0);
  }

  /** The line without spaces at its end. */
  @Override
  public String toString() {
    endRun();
    return done.toString().stripTrailing();
  }
}
