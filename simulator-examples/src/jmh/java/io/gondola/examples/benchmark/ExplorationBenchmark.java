package io.gondola.examples.benchmark;

import static com.google.common.base.Preconditions.checkState;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.Fault;
import io.gondola.FaultPlacement;
import io.gondola.explore.Exploration;
import io.gondola.explore.Outcome;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Explorations of a rollout of three pods. */
@State(Scope.Thread)
public class ExplorationBenchmark {

  private static final String NAME = "web";
  private static final int REPLICAS = 3;
  private static final Condition COMPLETE = Condition.rolloutComplete(NAME);

  @Param("10000")
  public int runs;

  private Counters counters;

  @Setup(Level.Invocation)
  public void begin(Counters heap) {
    counters = heap;
    counters.begin();
  }

  @TearDown(Level.Invocation)
  public void end() {
    counters.end();
  }

  /** Every order of simultaneous events. */
  @Benchmark
  public Outcome everyOrder() {
    return exhaustive(rollout().run());
  }

  /** One container killed at any moment. */
  @Benchmark
  public Outcome oneCrash() {
    return exhaustive(rollout().inOneOrder().faults(1, crashes()).run());
  }

  /** Runs to their end, many of them: two crashes, and no state is cut off. */
  @Benchmark
  public Outcome manyRuns() {
    Outcome outcome = rollout().inOneOrder().onEveryPath().faults(2, crashes()).maxRuns(runs).run();
    checkState(outcome.runs() == runs, "%s", outcome);
    return outcome;
  }

  private static Outcome exhaustive(Outcome outcome) {
    outcome.assertHolds();
    return outcome;
  }

  private static FaultPlacement crashes() {
    return FaultPlacement.onEachPod("", pod -> Fault.killContainer(pod, "web"));
  }

  private static Exploration rollout() {
    return Exploration.of(ClusterConfig.DEFAULT.withNodes(1))
        .given(ExplorationBenchmark::comeUp)
        .when(cluster -> cluster.setImage(NAME, "web", "web:2"))
        .until(COMPLETE)
        .within(Duration.ofMinutes(2));
  }

  private static void comeUp(Cluster cluster) {
    cluster.apply(ExampleManifest.deployment(NAME, REPLICAS));
    cluster.runUntil(COMPLETE, Duration.ofMinutes(1));
  }
}
