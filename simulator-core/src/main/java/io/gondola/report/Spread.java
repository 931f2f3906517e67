package io.gondola.report;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.stream.DoubleStream;

/**
 * The values of a measure over many seeds.
 *
 * @param median of an even number of values the lower of the middle two: a value that was measured
 */
public record Spread(double least, double median, double greatest) {

  static Spread of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    checkArgument(sorted.length > 0, "there must be a value");
    return new Spread(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
  }

  /** {@code 12 (10..15)}, or {@code 12} if all are alike. */
  String print(Measure measure) {
    String middle = measure.print(median);
    String from = measure.print(least);
    String to = measure.print(greatest);
    return from.equals(to) ? middle : "%s (%s..%s)".formatted(middle, from, to);
  }
}
