package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.gondola.api.meta.IntOrString;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' {@code RollingUpdate}: the new ReplicaSet grows as far as the surge allows, old ones
 * shrink as far as enough pods stay available. Missing limits count as zero; if both come to zero,
 * one pod may be unavailable.
 *
 * @param maxSurge pods, or a percentage of the Deployment's size, rounded up
 * @param maxUnavailable pods, or a percentage of the Deployment's size, rounded down
 */
public record RollingUpdate(@Nullable IntOrString maxSurge, @Nullable IntOrString maxUnavailable)
    implements RolloutPolicy {

  @Override
  public RolloutLimits limits(int replicas) {
    return RolloutLimits.resolve(maxSurge, maxUnavailable, replicas).cappedAt(replicas);
  }

  @Override
  public RolloutDecision resize(RolloutState state) {
    return Resizing.proportional(state, limits(state.replicas()));
  }

  /**
   * Either the new ReplicaSet is scaled or old ones are, never both in one step. Creating does not
   * count: the step that creates the new ReplicaSet already shrinks old ones.
   */
  @Override
  public RolloutDecision decide(RolloutState state) {
    RolloutLimits limits = limits(state.replicas());
    ReplicaSetState newest = state.newReplicaSet();
    if (newest == null) {
      int size = grown(state, 0, limits);
      return shrinkOld(state, size, limits, ImmutableList.of(new Create(size)));
    }
    int size =
        newest.desired() > state.replicas()
            ? state.replicas()
            : grown(state, newest.desired(), limits);
    return size == newest.desired()
        ? shrinkOld(state, size, limits, ImmutableList.of())
        : RolloutDecision.of(new Scale(newest.name(), size));
  }

  /** The size of the new ReplicaSet once it has taken what room there is below the ceiling. */
  static int grown(RolloutState state, int size, RolloutLimits limits) {
    long room = limits.ceiling(state.replicas()) - state.totalOccupied();
    return room <= 0 ? size : size + Ints.saturatedCast(Math.min(room, state.replicas() - size));
  }

  private static RolloutDecision shrinkOld(
      RolloutState state, int newSize, RolloutLimits limits, ImmutableList<Create> created) {
    Shrinking shrinking = new Shrinking(state, limits.floor(state.replicas()));
    shrinking.run(newSize);
    RolloutDecision decision =
        RolloutDecision.of(
            ImmutableList.<RolloutAction>builder()
                .addAll(created)
                .addAll(shrinking.cuts())
                .build());
    return shrinking.hasEffect() ? decision : decision.thenCleanUpHistory();
  }
}
