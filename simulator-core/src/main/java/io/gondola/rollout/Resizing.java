package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.gondola.rollout.RolloutAction.Scale;
import java.util.List;
import java.util.Optional;

/**
 * What a Deployment does instead of rolling out while it is paused, or when its size was changed.
 * One active ReplicaSet simply takes the new size; several share it.
 */
public final class Resizing {

  private Resizing() {}

  /** Several active ReplicaSets are left as they are, unless the new one is complete. */
  public static RolloutDecision simple(RolloutState state) {
    return withoutSharing(state).orElse(RolloutDecision.WAIT);
  }

  /** Several active ReplicaSets share the change in proportion to their sizes. */
  public static RolloutDecision proportional(RolloutState state, RolloutLimits limits) {
    return withoutSharing(state)
        .orElseGet(() -> RolloutDecision.of(new ProportionalShares(state, limits).scalings()));
  }

  /**
   * Puts a growth off as a whole while pods that are leaving take up its room: growing bit by bit
   * would lose the proportions. Nobody waits where such pods do not count.
   */
  public static RolloutDecision withinRoom(
      RolloutDecision resizing, RolloutState state, RolloutLimits limits) {
    long growth = growth(resizing, state);
    boolean fits = state.totalOccupied() + growth <= limits.ceiling(state.replicas());
    return fits || growth <= 0 || state.totalOccupied() == state.totalDesired()
        ? resizing
        : RolloutDecision.WAIT;
  }

  private static long growth(RolloutDecision resizing, RolloutState state) {
    long after = 0;
    for (RolloutAction action : resizing.actions()) {
      if (action instanceof Scale scale) {
        after += scale.to() - desired(state, scale.replicaSet());
      }
    }
    return after;
  }

  private static int desired(RolloutState state, String replicaSet) {
    return active(state).stream()
        .filter(set -> set.name().equals(replicaSet))
        .mapToInt(ReplicaSetState::desired)
        .findFirst()
        .orElse(0);
  }

  private static Optional<RolloutDecision> withoutSharing(RolloutState state) {
    return onlyActive(state).map(only -> resized(state, only)).or(() -> dropOld(state));
  }

  static ImmutableList<Scale> toZero(List<ReplicaSetState> sets) {
    return sets.stream()
        .map(set -> new Scale(set.name(), 0))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * The one active ReplicaSet. If none is active, the new one, or else the newest old one; if
   * several are, none of them.
   */
  private static Optional<ReplicaSetState> onlyActive(RolloutState state) {
    List<ReplicaSetState> active = active(state);
    if (active.size() == 1) {
      return Optional.of(active.get(0));
    }
    if (active.isEmpty()) {
      return state.newest().or(() -> Lists.reverse(state.oldReplicaSets()).stream().findFirst());
    }
    return Optional.empty();
  }

  /** Nothing is written if the size is right, so a wrong recorded size stays, as in Kubernetes. */
  private static RolloutDecision resized(RolloutState state, ReplicaSetState only) {
    return only.desired() == state.replicas()
        ? RolloutDecision.WAIT
        : RolloutDecision.of(new Scale(only.name(), state.replicas()));
  }

  private static Optional<RolloutDecision> dropOld(RolloutState state) {
    return state
        .newest()
        .filter(newest -> saturated(newest, state.replicas()))
        .map(newest -> RolloutDecision.of(toZero(Lists.reverse(state.activeOld()))));
  }

  /** Whether a ReplicaSet has, and knows that it is to have, the whole size. */
  static boolean saturated(ReplicaSetState set, int replicas) {
    return set.desired() == replicas
        && set.recordedReplicas() != null
        && set.recordedReplicas() == replicas
        && set.available() == replicas;
  }

  /** All active ReplicaSets: the newest old one first, the new one last. */
  static List<ReplicaSetState> active(RolloutState state) {
    ImmutableList.Builder<ReplicaSetState> active = ImmutableList.builder();
    active.addAll(Lists.reverse(state.activeOld()));
    state.newest().filter(ReplicaSetState::active).ifPresent(active::add);
    return active.build();
  }
}
