package io.gondola.report.web;

import io.gondola.report.RolloutHistory;

/** Whose rollout it is, and what the circles mean. */
record HeadPanel(RolloutHistory history, Plot plot) implements Panel {

  private static final double HEIGHT = 48;
  private static final double RADIUS = 6;

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
    svg.words(
        "deployment " + history.deployment(),
        "text",
        "class",
        "title",
        "x",
        plot.left(),
        "y",
        line);
    svg.open("g", "class", "other");
    svg.leaf(
        "path",
        "class",
        "ready",
        "stroke-width",
        2 * RADIUS,
        "d",
        PodCells.dot(plot.right() - READY, line - 5));
    svg.leaf(
        "circle",
        "class",
        "starting",
        "stroke-width",
        1.8,
        "cx",
        plot.right() - STARTING,
        "cy",
        line - 5,
        "r",
        RADIUS - 1);
    svg.leaf(
        "circle",
        "class",
        "leaving",
        "stroke-width",
        1.8,
        "cx",
        plot.right() - LEAVING,
        "cy",
        line - 5,
        "r",
        RADIUS - 1);
    svg.close("g");
    word(svg, "ready", READY, line);
    word(svg, "starting", STARTING, line);
    word(svg, "leaving", LEAVING, line);
  }

  private void word(Markup svg, String word, double fromRight, double line) {
    svg.words(word, "text", "class", "quiet", "x", plot.right() - fromRight + 12, "y", line - 1);
  }
}
