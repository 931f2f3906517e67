package io.gondola.report.web;

import io.gondola.report.RolloutHistory;

/** Whose rollout it is, and what the circles mean. */
record HeadPanel(RolloutHistory history, Plot plot) implements Panel {

  private static final double HEIGHT = 48;
  private static final double RADIUS = 6;
  private static final double STROKE = 1.8;

  /** Where each circle of the legend is, counted from the right edge. */
  private static final double READY = 210;

  private static final double STARTING = 142;
  private static final double LEAVING = 58;

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void draw(Markup svg, double top) {
    double line = top + 30;
    svg.label("deployment " + history.deployment(), "title", plot.left(), line);
    svg.open("g", "class", "other");
    svg.leaf(
        "path",
        "class",
        "ready",
        "stroke-width",
        2 * RADIUS,
        "d",
        PodCells.dot(plot.right() - READY, line - 5));
    circle(svg, "starting", STARTING, line - 5);
    circle(svg, "leaving", LEAVING, line - 5);
    svg.close("g");
    word(svg, "ready", READY, line);
    word(svg, "starting", STARTING, line);
    word(svg, "leaving", LEAVING, line);
  }

  private void circle(Markup svg, String state, double fromRight, double y) {
    svg.open("g", "class", state, "stroke-width", STROKE);
    svg.leaf("circle", "cx", plot.right() - fromRight, "cy", y, "r", RADIUS - STROKE / 2);
    svg.close("g");
  }

  private void word(Markup svg, String word, double fromRight, double line) {
    svg.label(word, "quiet", plot.right() - fromRight + 12, line - 1);
  }
}
