package io.gondola.report.web;

import java.time.Instant;

/** The times, below all other panels. */
record AxisPanel(Plot plot) implements Panel {

  private static final double HEIGHT = 28;
  private static final int MOST_TICKS = 8;

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void draw(Markup svg, double top) {
    for (Instant tick : plot.span().ticks(MOST_TICKS)) {
      double x = plot.x(tick);
      String look = x > plot.right() - 20 ? "quiet end" : "quiet middle";
      svg.label(plot.span().clock(tick), look, Math.max(24, x), top + 12);
    }
  }

  /** Hair lines through everything above. */
  void grid(Markup svg, double from, double to) {
    StringBuilder path = new StringBuilder();
    for (Instant tick : plot.span().ticks(MOST_TICKS)) {
      path.append("M").append(Markup.number(plot.x(tick))).append(" ").append(Markup.number(from));
      path.append("V").append(Markup.number(to));
    }
    svg.leaf("path", "class", "grid", "opacity", 0.6, "d", path);
  }
}
