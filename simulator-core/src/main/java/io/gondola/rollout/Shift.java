package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.gondola.rollout.RolloutAction.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the sizes of ReplicaSets as near to wanted ones as limits allow now: some grow while there
 * is room, others shrink while enough pods are available.
 */
final class Shift {

  private final RolloutState state;
  private final int newSize;
  private final String stable;
  private final int stableSize;
  private final Map<String, Integer> sizes = new LinkedHashMap<>();

  private Shift(RolloutState state, int newSize) {
    this.state = state;
    this.stable = state.stable().map(ReplicaSetState::name).orElse("");
    // Without old pods to complement them, all must be new.
    this.newSize = stable.isEmpty() ? state.replicas() : newSize;
    this.stableSize = state.replicas() - this.newSize;
  }

  /**
   * The sizes to write now.
   *
   * @param newSize what the new ReplicaSet is to have; the stable one has the rest, and no other
   *     any
   */
  static ImmutableList<Scale> towards(RolloutState state, int newSize, RolloutLimits limits) {
    Shift shift = new Shift(state, newSize);
    shift.grow(limits.ceiling(state.replicas()) - state.totalOccupied());
    shift.shrink(limits.floor(state.replicas()));
    return shift.sizes.entrySet().stream()
        .map(entry -> new Scale(entry.getKey(), entry.getValue()))
        .collect(ImmutableList.toImmutableList());
  }

  /** The stable one first: its pods are known to be good. */
  private void grow(long room) {
    long left = room;
    for (ReplicaSetState set : sets()) {
      long more = Math.min(left, (long) target(set) - set.desired());
      if (more > 0) {
        sizes.put(set.name(), Ints.saturatedCast(set.desired() + more));
        left -= more;
      }
    }
  }

  /**
   * Pods that are not available go free: the ReplicaSet controller deletes them first. Of a
   * ReplicaSet whose report is out of date nothing is known: it is left alone and counts as
   * nothing.
   */
  private void shrink(int floor) {
    long spare = -(long) floor;
    for (ReplicaSetState set : sets()) {
      spare += available(set);
    }
    for (ReplicaSetState set : sets()) {
      long surplus = set.outdated() ? 0 : (long) set.desired() - target(set);
      if (surplus > 0) {
        long unavailable = Math.min(surplus, (long) set.desired() - available(set));
        long cutAvailable = Math.max(0, Math.min(surplus - unavailable, spare));
        spare -= cutAvailable;
        cut(set, unavailable + cutAvailable);
      }
    }
  }

  private void cut(ReplicaSetState set, long count) {
    if (count > 0) {
      sizes.put(set.name(), Ints.saturatedCast(set.desired() - count));
    }
  }

  private static int available(ReplicaSetState set) {
    return set.outdated() ? 0 : Math.min(set.available(), set.desired());
  }

  private int target(ReplicaSetState set) {
    if (state.newest().filter(set::equals).isPresent()) {
      return newSize;
    }
    return set.name().equals(stable) ? stableSize : 0;
  }

  /** Old ones, oldest first, then the new one. */
  private List<ReplicaSetState> sets() {
    List<ReplicaSetState> sets = new ArrayList<>(state.activeOld());
    state.newest().ifPresent(sets::add);
    return sets;
  }
}
