package io.gondola.testing.assertj;

import io.gondola.report.RolloutSummary;
import io.gondola.testing.Rollout;
import io.gondola.timeline.VirtualTime;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a rollout that happened. A failure shows the first moment at which it was not as
 * asserted.
 */
public final class RolloutAssert extends GondolaAssert<RolloutAssert, Rollout> {

  RolloutAssert(@Nullable Rollout actual) {
    super(actual, RolloutAssert.class);
  }

  /** It came to its end, and still is there: all pods new and available, none in excess. */
  public RolloutAssert completed() {
    isNotNull();
    return holds(actual.completed());
  }

  /** The same, within a limit of virtual time since the template was changed. */
  public RolloutAssert completedWithin(Duration limit) {
    completed();
    RolloutSummary summary = actual.summary();
    Duration took = summary.duration().orElseThrow();
    return is(
        took.compareTo(limit) <= 0,
        "completed within " + VirtualTime.format(limit),
        "completed after " + VirtualTime.format(took));
  }

  /** There were at least so many available pods at any moment. */
  public RolloutAssert neverHadFewerAvailableThan(int pods) {
    isNotNull();
    return holds(actual.neverHadFewerAvailableThan(pods));
  }

  /** There were at most so many pods at any moment, without those that were leaving. */
  public RolloutAssert neverHadMorePodsThan(int pods) {
    isNotNull();
    return holds(actual.neverHadMorePodsThan(pods));
  }

  /**
   * Each request that ended since the rollout began was served.
   *
   * @param traffic of a client that sent requests all the while, as {@code Traffic.report()} gives
   *     it
   */
  public RolloutAssert droppedNoRequest(TrafficReport traffic) {
    isNotNull();
    return holds(actual.droppedNoRequest(traffic));
  }

  @Override
  String subject() {
    return "rollout of deployment " + actual.history().deployment();
  }
}
