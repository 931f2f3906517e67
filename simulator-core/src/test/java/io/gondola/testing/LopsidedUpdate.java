package io.gondola.testing;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.IntOrString;
import io.gondola.rollout.ReplicaSetState;
import io.gondola.rollout.Resizing;
import io.gondola.rollout.RollingUpdate;
import io.gondola.rollout.RolloutAction.Scale;
import io.gondola.rollout.RolloutDecision;
import io.gondola.rollout.RolloutLimits;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.rollout.RolloutState;

/** A rolling update with a mistake: a new size on the way is given to the old pods alone. */
record LopsidedUpdate() implements RolloutPolicy {

  private static final RollingUpdate ROLLING =
      new RollingUpdate(IntOrString.of("25%"), IntOrString.of("25%"));

  @Override
  public RolloutLimits limits(int replicas) {
    return ROLLING.limits(replicas);
  }

  @Override
  public RolloutDecision decide(RolloutState state) {
    return ROLLING.decide(state);
  }

  @Override
  public RolloutDecision resize(RolloutState state) {
    ReplicaSetState newest = state.newReplicaSet();
    if (newest == null || state.activeOld().isEmpty()) {
      return Resizing.simple(state);
    }
    ReplicaSetState old = state.activeOld().get(0);
    long growth = limits(state.replicas()).ceiling(state.replicas()) - state.totalDesired();
    return RolloutDecision.of(
        ImmutableList.of(
            new Scale(old.name(), Math.toIntExact(old.desired() + growth)),
            // Its size stays, but the new size of the whole is recorded.
            new Scale(newest.name(), newest.desired())));
  }
}
