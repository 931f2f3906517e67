package io.gondola.report.web;

/**
 * How the circles of a ReplicaSet are packed: as big as they can be, in lines from left to right.
 *
 * @param pitch from the middle of one to the middle of the next
 * @param columns how many are in a line
 * @param lines how many lines there are
 */
record PodCells(double pitch, int columns, int lines) {

  private static final double BIGGEST = 19;
  private static final double SMALLEST = 2;
  private static final double STEP = 0.25;

  /** Packs so many pods into a box. */
  static PodCells pack(int pods, double width, double height) {
    double pitch = BIGGEST;
    while (pitch > SMALLEST && lines(pods, pitch, width) * pitch > height) {
      pitch -= STEP;
    }
    int lines = lines(pods, pitch, width);
    // Lines of one length look better than a full one and a rest.
    int columns = lines == 0 ? 1 : (pods + lines - 1) / lines;
    return new PodCells(pitch, columns, lines);
  }

  private static int lines(int pods, double pitch, double width) {
    int columns = Math.max(1, (int) (width / pitch));
    return (pods + columns - 1) / columns;
  }

  double width() {
    return columns * pitch;
  }

  double height() {
    return lines * pitch;
  }

  double radius() {
    return pitch * 0.39;
  }

  /** The middle of a place, from the left edge of the box. */
  double x(int place) {
    return (place % columns + 0.5) * pitch;
  }

  double y(int place) {
    int line = place / columns;
    return (line + 0.5) * pitch;
  }

  /** A line of no length: with round ends it is a filled circle, in a few characters. */
  static String dot(double x, double y) {
    return "M" + Markup.number(x) + " " + Markup.number(y) + "h0";
  }
}
