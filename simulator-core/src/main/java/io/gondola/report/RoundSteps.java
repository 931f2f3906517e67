package io.gondola.report;

import java.util.List;

/** Steps of a scale that people like to read: 1, 2 and 5 times a power of ten. */
public final class RoundSteps {

  private RoundSteps() {}

  /** The smallest step of at least {@code least}, counted in {@code unit}s. */
  public static long atLeast(long least, long unit) {
    for (long power = unit; ; power *= 10) {
      for (int factor : List.of(1, 2, 5)) {
        if (power * factor >= least) {
          return power * factor;
        }
      }
    }
  }
}
