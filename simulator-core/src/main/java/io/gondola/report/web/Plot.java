package io.gondola.report.web;

import java.time.Instant;

/**
 * Where times are in an SVG, in pixels.
 *
 * @param left where the span begins
 * @param width how long it is
 */
record Plot(Span span, double left, double width) {

  double x(Instant time) {
    return left + width * span.part(time);
  }

  double right() {
    return left + width;
  }
}
