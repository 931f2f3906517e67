package io.gondola;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Prints timeline hashes, a line a run, so that JVMs that have nothing in common can be compared.
 * Each seed runs the first scenario, which is the common case, and one of the others in turn; some
 * run one with traffic, too.
 */
final class RunHash {

  private static final int TRAFFIC_EVERY = 5;

  private RunHash() {}

  /** Takes the number of seeds. */
  public static void main(String[] args) {
    lines(Integer.parseInt(args[0])).forEach(System.out::println);
  }

  static Stream<String> lines(int seeds) {
    return LongStream.rangeClosed(1, seeds)
        .boxed()
        .flatMap(
            seed ->
                Stream.concat(
                    Stream.of(DeterminismScenario.ALL.get(0), other(seed))
                        .map(scenario -> line(scenario, seed)),
                    seed % TRAFFIC_EVERY == 0
                        ? Stream.of("traffic " + seed + " " + TrafficRun.hash(seed))
                        : Stream.empty()));
  }

  private static DeterminismScenario other(long seed) {
    int others = DeterminismScenario.ALL.size() - 1;
    return DeterminismScenario.ALL.get(1 + (int) (seed % others));
  }

  private static String line(DeterminismScenario scenario, long seed) {
    return scenario + " " + seed + " " + ScenarioRun.of(scenario.withSeed(seed)).timeline().hash();
  }
}
