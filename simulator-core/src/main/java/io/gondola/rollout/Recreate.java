package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;

/**
 * Kubernetes' {@code Recreate}: all old pods go, and only when the last has ended do new ones
 * start.
 */
public record Recreate() implements RolloutPolicy {

  @Override
  public RolloutDecision decide(RolloutState state) {
    ImmutableList<ReplicaSetState> active = state.activeOld();
    if (!active.isEmpty()) {
      return RolloutDecision.of(Resizing.toZero(active));
    }
    if (oldPodsLeft(state)) {
      return RolloutDecision.WAIT;
    }
    return bringUpNew(state).thenCleanUpHistory();
  }

  /** The statuses miss terminating pods, and the pods may be newer than the statuses: ask both. */
  private static boolean oldPodsLeft(RolloutState state) {
    return state.oldPodsRunning()
        || state.oldReplicaSets().stream().anyMatch(old -> old.current() > 0);
  }

  private static RolloutDecision bringUpNew(RolloutState state) {
    ReplicaSetState newest = state.newReplicaSet();
    if (newest == null) {
      return RolloutDecision.of(new Create(state.replicas()));
    }
    if (newest.desired() == state.replicas()) {
      return RolloutDecision.NOTHING;
    }
    return RolloutDecision.of(new Scale(newest.name(), state.replicas()));
  }
}
