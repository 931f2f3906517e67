package io.gondola.testing;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.api.apps.Deployment;
import io.gondola.report.RolloutHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A scenario that was run, and how it went.
 *
 * @param history of the Deployment from when the first version was up, or from the start if it
 *     never was
 * @param rolledOutAt when the last rollout was complete; until the run's end if it never was
 * @param failure why the rollout did not complete; empty if it did
 */
record Trial(
    TestCase test,
    Cluster cluster,
    RolloutHistory history,
    Instant rolledOutAt,
    Optional<String> failure) {

  /** How long a finished rollout is watched: longer than the progress deadline. */
  private static final Duration AFTERMATH = Duration.ofMinutes(15);

  static Trial run(TestCase test) {
    RolloutScenario scenario = test.scenario();
    Cluster cluster = Cluster.of(scenario.config());
    Instant begin = cluster.now();
    Optional<String> failure = Optional.empty();
    try {
      cluster.apply(scenario.manifest());
      complete(cluster);
      begin = cluster.now();
      scenario.play(cluster, any -> {}, (any, law) -> complete(any));
    } catch (RuntimeException e) { // A policy may throw whatever it likes.
      failure = Optional.of(String.valueOf(e.getMessage()));
    }
    Instant end = cluster.now();
    if (failure.isEmpty()) {
      cluster.runFor(AFTERMATH);
    }
    RolloutHistory whole =
        RolloutHistory.of(cluster.timeline(), Cluster.keyOf(Deployment.TYPE, RolloutScenario.NAME));
    return new Trial(test, cluster, whole.since(begin), end, failure);
  }

  private static void complete(Cluster cluster) {
    cluster.runUntil(Condition.rolloutComplete(RolloutScenario.NAME), RolloutScenario.PATIENCE);
  }

  Rollout rollout() {
    return Rollout.of(cluster.timeline(), history);
  }

  boolean isComplete() {
    return failure.isEmpty();
  }
}
