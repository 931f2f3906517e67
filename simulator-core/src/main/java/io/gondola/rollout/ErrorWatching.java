package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.rollout.RolloutAction.RollBack;
import java.time.Duration;

/**
 * Any rollout, but one that goes back by itself when too many requests to the new pods fail. It
 * ends with all pods new, or with all of the version before.
 *
 * <p>It looks as long as there are old pods to go back to. The way back is not watched: the version
 * before may be no better, and two bad versions would take turns for ever.
 *
 * @param rollout what happens as long as all is well
 * @param maxErrorRate the share of failed requests that is still good, from 0 to 1; without
 *     requests none has failed
 * @param interval how often it looks
 */
public record ErrorWatching(RolloutPolicy rollout, double maxErrorRate, Duration interval)
    implements RolloutPolicy {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  public ErrorWatching {
    checkArgument(
        maxErrorRate >= 0 && maxErrorRate <= 1, "maxErrorRate (%s) must be 0 to 1", maxErrorRate);
    checkArgument(
        !interval.isNegative() && !interval.isZero(), "interval (%s) must be positive", interval);
  }

  /** Looks every 10 s. */
  public static ErrorWatching of(RolloutPolicy rollout, double maxErrorRate) {
    return new ErrorWatching(rollout, maxErrorRate, INTERVAL);
  }

  @Override
  public RolloutLimits limits(int replicas) {
    return rollout.limits(replicas);
  }

  @Override
  public String activeService() {
    return rollout.activeService();
  }

  @Override
  public RolloutDecision resize(RolloutState state) {
    return rollout.resize(state);
  }

  @Override
  public RolloutDecision decide(RolloutState state) {
    if (isWatched(state) && state.failsMoreThan(maxErrorRate)) {
      String reason = state.failures() + ", more than " + RolloutState.percent(maxErrorRate);
      return RolloutDecision.of(new RollBack(state.stable().orElseThrow().name(), reason));
    }
    RolloutDecision decision = marked(state, rollout.decide(state));
    if (state.stable().isEmpty()) {
      return decision;
    }
    Duration asked = decision.lookAgainAfter();
    boolean sooner = asked.isZero() || asked.compareTo(interval) > 0;
    return sooner ? decision.thenLookAgainAfter(interval) : decision;
  }

  /** A version older than the one beside it was there before: this is the way back. */
  private static boolean isWatched(RolloutState state) {
    ReplicaSetState newest = state.newReplicaSet();
    return newest != null
        && newest.active()
        && state
            .stable()
            .filter(stable -> ReplicaSetState.BY_CREATION.compare(newest, stable) > 0)
            .isPresent();
  }

  /**
   * The mark tells later which version was rolled out to the end: a policy that sets none gets one.
   */
  private static RolloutDecision marked(RolloutState state, RolloutDecision decision) {
    boolean known = state.mark().filter(RolloutMark::done).isPresent();
    boolean ended =
        decision.mark() == null && decision.actions().isEmpty() && state.isFinished() && !known;
    return ended ? decision.noting(RolloutMark.DONE) : decision;
  }
}
