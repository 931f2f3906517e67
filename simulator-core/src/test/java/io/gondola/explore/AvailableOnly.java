package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.rollout.ReplicaSetState;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;
import io.gondola.rollout.RolloutDecision;
import io.gondola.rollout.RolloutLimits;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.rollout.RolloutState;

/**
 * A rolling update, one pod more at a time, with a mistake: of old pods it counts only those that
 * are available. As long as all are, nobody notices.
 */
record AvailableOnly() implements RolloutPolicy {

  @Override
  public RolloutLimits limits(int replicas) {
    return new RolloutLimits(1, 0);
  }

  @Override
  public RolloutDecision decide(RolloutState state) {
    ReplicaSetState newest = state.newReplicaSet();
    int old = state.oldReplicaSets().stream().mapToInt(ReplicaSetState::available).sum();
    int size = newest == null ? 0 : newest.desired();
    int grown = Math.min(state.replicas(), Math.max(size, state.replicas() + 1 - old));
    if (newest == null) {
      return RolloutDecision.of(new Create(grown));
    }
    if (grown > size) {
      return RolloutDecision.of(new Scale(newest.name(), grown));
    }
    int spare = Math.max(0, old + newest.available() - state.replicas());
    return spare == 0 ? RolloutDecision.NOTHING : shrink(state.oldReplicaSets(), spare);
  }

  private static RolloutDecision shrink(ImmutableList<ReplicaSetState> old, int spare) {
    return old.stream()
        .filter(ReplicaSetState::active)
        .findFirst()
        .map(set -> RolloutDecision.of(new Scale(set.name(), Math.max(0, set.desired() - spare))))
        .orElse(RolloutDecision.NOTHING);
  }
}
