package io.gondola.examples.benchmark;

import java.io.IOException;
import java.time.Duration;

/**
 * Measures what the project aims at and prints one table: {@code mvn -q -Pbenchmark
 * process-classes}.
 *
 * <p>With {@code -Dbenchmark.args=--quick} it takes two minutes, does all in one JVM and leaves out
 * the largest clusters; with {@code --growth} it does each work, ten and a hundred times as much of
 * it, and shows what a unit costs each time.
 */
public final class Benchmarks {

  /** Until the second compiler has seen all that rollouts need. */
  private static final Duration LONG_WARM_UP = Duration.ofSeconds(20);

  private static final String USAGE = "usage: [--quick | --growth]";

  private Benchmarks() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    switch (String.join(" ", args).strip()) {
      case "" -> new TargetTable(jmh(10), false).print();
      case "--growth" -> new GrowthTable(jmh(5)).print();
      case "--quick" -> quick();
      default -> {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
  }

  private static Jmh jmh(int seconds) {
    return new Jmh(LONG_WARM_UP, Duration.ofSeconds(seconds), 1);
  }

  private static void quick() throws IOException, InterruptedException {
    Duration moment = Duration.ofSeconds(1);
    new Jmh(LONG_WARM_UP, moment, 0).measure(Work.rollout(100));
    new TargetTable(new Jmh(moment, moment, 0), true).print();
  }
}
