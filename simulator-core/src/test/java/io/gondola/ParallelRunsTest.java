package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.report.Comparison;
import io.gondola.report.Experiment;
import io.gondola.report.Trial;
import io.gondola.report.Workers;
import io.gondola.report.Workers.Job;
import io.gondola.testing.RolloutScenario;
import io.gondola.timeline.Progress;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulations that run at the same time in one JVM share nothing that could change a run. */
class ParallelRunsTest {

  private static final long SEED = 11;
  private static final int SAME = 3;

  @Test
  void hashes_areTheSameWhenEightSimulationsRunAtTheSameTime() {
    List<String> alone = DeterminismScenario.ALL.stream().map(ParallelRunsTest::hash).toList();
    CyclicBarrier start = new CyclicBarrier(alone.size());
    ImmutableList<Job<String>> jobs =
        DeterminismScenario.ALL.stream()
            .map(scenario -> new Job<>(scenario.name(), () -> hash(scenario, start)))
            .collect(ImmutableList.toImmutableList());

    for (int i = 0; i < SAME; i++) {
      assertThat(Workers.of(jobs.size()).run(jobs, Progress.NONE)).isEqualTo(alone);
    }
    assertThat(alone).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void trafficRuns_areTheSameWhenTheyRunAtTheSameTime() {
    String alone = TrafficRun.hash(SEED);
    List<Job<String>> jobs =
        List.of(
            new Job<>("traffic", () -> TrafficRun.hash(SEED)),
            new Job<>("other traffic", () -> TrafficRun.hash(SEED + 1)),
            new Job<>("the same again", () -> TrafficRun.hash(SEED)));

    ImmutableList<String> together = Workers.of(jobs.size()).run(jobs, Progress.NONE);

    assertThat(together.get(0)).isEqualTo(alone).isNotEqualTo(together.get(1));
    assertThat(together.get(2)).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void experiments_giveTheSameOnAnyNumberOfThreads(int threads) {
    Experiment experiment =
        Experiment.overSeeds(1, 5)
            .withVariant("rolling", seed -> trial(DeterminismScenario.ALL.get(0), seed))
            .withVariant("recreate", seed -> trial(DeterminismScenario.ALL.get(1), seed));

    Comparison comparison = experiment.run(Workers.of(threads), Progress.NONE);

    assertThat(comparison).isEqualTo(experiment.run(Workers.of(1), Progress.NONE));
    assertThat(comparison.toString()).contains("rolling", "recreate");
  }

  private static Trial trial(DeterminismScenario scenario, long seed) {
    Cluster cluster = ScenarioRun.of(scenario.withSeed(seed));
    return Trial.of(cluster.timeline(), cluster.deployment(RolloutScenario.NAME).key());
  }

  /** None begins before all can. */
  private static String hash(DeterminismScenario scenario, CyclicBarrier start) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    return hash(scenario);
  }

  private static String hash(DeterminismScenario scenario) {
    return ScenarioRun.of(scenario.withSeed(SEED)).timeline().hash();
  }
}
