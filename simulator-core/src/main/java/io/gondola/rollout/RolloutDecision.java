package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to do now.
 *
 * @param actions in this order; the same ReplicaSet may be scaled twice, as Kubernetes does
 * @param lookAgainAfter when to ask again although nothing has changed; zero: not before something
 *     changes
 * @param mayCleanUpHistory whether this is a moment to remove superfluous old ReplicaSets, if the
 *     Deployment is complete; while it is paused they are removed in any case
 * @param mark what to remember with the new ReplicaSet; absent: what was remembered stays
 * @param isPausing whether nothing happens on purpose: then it is no lack of progress
 */
public record RolloutDecision(
    ImmutableList<RolloutAction> actions,
    Duration lookAgainAfter,
    boolean mayCleanUpHistory,
    @Nullable RolloutMark mark,
    boolean isPausing) {

  /** Nothing to do until something changes. */
  public static final RolloutDecision WAIT =
      new RolloutDecision(ImmutableList.of(), Duration.ZERO, false, null, false);

  /** Nothing to do; a complete Deployment may drop old ReplicaSets. */
  public static final RolloutDecision NOTHING = WAIT.thenCleanUpHistory();

  public RolloutDecision {
    checkArgument(
        !lookAgainAfter.isNegative(), "lookAgainAfter (%s) must not be negative", lookAgainAfter);
  }

  /** These actions, then wait for their effect. */
  public static RolloutDecision of(ImmutableList<? extends RolloutAction> actions) {
    return new RolloutDecision(ImmutableList.copyOf(actions), Duration.ZERO, false, null, false);
  }

  /** This one action, then wait for its effect. */
  public static RolloutDecision of(RolloutAction action) {
    return of(ImmutableList.of(action));
  }

  /** The same, and old ReplicaSets may be removed afterwards. */
  public RolloutDecision thenCleanUpHistory() {
    return new RolloutDecision(actions, lookAgainAfter, true, mark, isPausing);
  }

  /** The same, and ask again after this time at the latest. */
  public RolloutDecision thenLookAgainAfter(Duration delay) {
    return new RolloutDecision(actions, delay, mayCleanUpHistory, mark, isPausing);
  }

  /** The same, and this is to be remembered. */
  public RolloutDecision noting(RolloutMark noted) {
    return new RolloutDecision(actions, lookAgainAfter, mayCleanUpHistory, noted, isPausing);
  }

  /** The same, which is a pause. */
  public RolloutDecision pausing() {
    return new RolloutDecision(actions, lookAgainAfter, mayCleanUpHistory, mark, true);
  }
}
