package io.gondola.report.web;

/** A part of an SVG: below each other they make the whole. */
interface Panel {

  double height();

  /** Draws it from a height downwards. */
  void draw(Markup svg, double top);
}
