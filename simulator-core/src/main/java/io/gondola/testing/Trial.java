package io.gondola.testing;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.api.apps.Deployment;
import io.gondola.report.RolloutHistory;
import io.gondola.testing.TestCase.Trait;
import io.gondola.timeline.requests.TrafficReport;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A scenario that was run, and how it went.
 *
 * @param history of the Deployment from when the first version was up, or from the start if it
 *     never was
 * @param rolledOutAt when the last rollout was complete; until the run's end if it never was
 * @param requests what became of requests that were sent all the while; empty if none were
 * @param failure why the rollout did not complete; empty if it did
 */
record Trial(
    TestCase test,
    Cluster cluster,
    RolloutHistory history,
    Instant rolledOutAt,
    Optional<TrafficReport> requests,
    Optional<String> failure) {

  /** How long a finished rollout is watched: longer than the progress deadline. */
  private static final Duration AFTERMATH = Duration.ofMinutes(15);

  /** How long requests are sent after the rollout: pods that are leaving are gone by then. */
  private static final Duration LAST_REQUESTS = Duration.ofMinutes(1);

  static Trial run(TestCase test) {
    RolloutScenario scenario = test.scenario();
    Cluster cluster = Cluster.of(scenario.config());
    Instant begin = cluster.now();
    Optional<String> failure = Optional.empty();
    Optional<Traffic> traffic = Optional.empty();
    try {
      cluster.apply(scenario.manifest());
      complete(cluster);
      traffic =
          Optional.of(test).filter(t -> t.has(Trait.TRAFFIC)).map(t -> Requests.start(cluster));
      begin = cluster.now();
      scenario.play(cluster, any -> {}, (any, law) -> complete(any));
    } catch (RuntimeException e) { // A policy may throw whatever it likes.
      failure = Optional.of(String.valueOf(e.getMessage()));
    }
    Instant end = cluster.now();
    if (failure.isEmpty()) {
      cluster.runFor(LAST_REQUESTS);
      traffic.ifPresent(Traffic::stop);
      cluster.runFor(AFTERMATH.minus(LAST_REQUESTS));
    }
    RolloutHistory whole =
        RolloutHistory.of(cluster.timeline(), Cluster.keyOf(Deployment.TYPE, RolloutScenario.NAME));
    return new Trial(test, cluster, whole.since(begin), end, traffic.map(Traffic::report), failure);
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
