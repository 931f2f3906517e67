package io.gondola.examples.benchmark;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.Fault;
import io.gondola.FaultPlacement;
import io.gondola.explore.Exploration;
import io.gondola.explore.Outcome;
import java.time.Duration;

/**
 * How long an exploration took.
 *
 * @param outcome what it found
 */
record ExplorationCost(Outcome outcome, long nanos) {

  private static final String NAME = "web";
  private static final int REPLICAS = 3;
  private static final Condition COMPLETE = Condition.rolloutComplete(NAME);

  /** A rollout of three pods, every order of events. */
  static ExplorationCost ofOrders() {
    return of(rollout());
  }

  /** A rollout of three pods, one container killed at any moment. */
  static ExplorationCost ofOneCrash() {
    return of(rollout().inOneOrder().faults(1, crashes()));
  }

  /** Runs to their end, many of them: two crashes, and no state is cut off. */
  static ExplorationCost ofManyRuns(int runs) {
    return of(rollout().inOneOrder().onEveryPath().faults(2, crashes()).maxRuns(runs));
  }

  private static FaultPlacement crashes() {
    return FaultPlacement.onEachPod("", pod -> Fault.killContainer(pod, "web"));
  }

  private static ExplorationCost of(Exploration exploration) {
    long begin = System.nanoTime();
    Outcome outcome = exploration.run();
    return new ExplorationCost(outcome, System.nanoTime() - begin);
  }

  private static Exploration rollout() {
    return Exploration.of(ClusterConfig.DEFAULT.withNodes(1))
        .given(ExplorationCost::comeUp)
        .when(cluster -> cluster.setImage(NAME, "web", "web:2"))
        .until(COMPLETE)
        .within(Duration.ofMinutes(2));
  }

  private static void comeUp(Cluster cluster) {
    cluster.apply(ExampleManifest.deployment(NAME, REPLICAS));
    cluster.runUntil(COMPLETE, Duration.ofMinutes(1));
  }

  double runsPerMinute() {
    return outcome.runs() * 60e9 / nanos;
  }

  double seconds() {
    return nanos / 1e9;
  }
}
