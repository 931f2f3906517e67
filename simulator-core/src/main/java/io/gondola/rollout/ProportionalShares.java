package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.gondola.rollout.RolloutAction.Scale;
import java.util.Comparator;
import java.util.List;

/**
 * Shares a change of the Deployment's size among its active ReplicaSets, so that a rollout under
 * way keeps its proportions.
 */
final class ProportionalShares {

  /** The biggest first; of equal ones the newest gets the leftover of a growth. */
  private static final Comparator<ReplicaSetState> GROWING =
      Comparator.comparingInt(ReplicaSetState::desired)
          .thenComparing(ReplicaSetState.BY_CREATION)
          .reversed();

  /** The biggest first; of equal ones the oldest bears the leftover of a shrinking. */
  private static final Comparator<ReplicaSetState> SHRINKING =
      Comparator.comparingInt(ReplicaSetState::desired)
          .reversed()
          .thenComparing(ReplicaSetState.BY_CREATION);

  private final RolloutState state;
  private final int ceiling;

  ProportionalShares(RolloutState state, RolloutLimits limits) {
    this.state = state;
    this.ceiling = limits.ceiling(state.replicas());
  }

  /** A scaling for each active ReplicaSet, for those too whose size stays as it is. */
  ImmutableList<Scale> scalings() {
    long toAdd = (state.replicas() == 0 ? 0 : ceiling) - state.totalDesired();
    List<ReplicaSetState> sets = ordered(toAdd);
    long[] sizes = new long[sets.size()];
    long added = 0;
    for (int i = 0; i < sizes.length; i++) {
      long share = share(sets.get(i), toAdd, added);
      sizes[i] = sets.get(i).desired() + share;
      added += share;
    }
    if (sizes.length > 0) {
      // Rounding leaves a rest that nobody claimed: the first takes it.
      sizes[0] = Math.max(0, sizes[0] + toAdd - added);
    }
    ImmutableList.Builder<Scale> scalings = ImmutableList.builder();
    for (int i = 0; i < sizes.length; i++) {
      scalings.add(new Scale(sets.get(i).name(), Ints.saturatedCast(sizes[i])));
    }
    return scalings.build();
  }

  private List<ReplicaSetState> ordered(long toAdd) {
    List<ReplicaSetState> active = Resizing.active(state);
    if (toAdd == 0) {
      return active;
    }
    return ImmutableList.sortedCopyOf(toAdd > 0 ? GROWING : SHRINKING, active);
  }

  /** What one ReplicaSet gains, or loses if negative, of what has not been shared out yet. */
  long share(ReplicaSetState set, long toAdd, long added) {
    long left = toAdd - added;
    if (set.desired() == 0 || toAdd == 0 || left == 0) {
      return 0;
    }
    return toAdd > 0 ? Math.min(fraction(set), left) : Math.max(fraction(set), left);
  }

  /**
   * What one ReplicaSet would gain if its share of all pods stayed the same. Its share is that of
   * the last scaling, which it records; without a record the reported size must do.
   */
  long fraction(ReplicaSetState set) {
    if (state.replicas() == 0) {
      return -set.desired();
    }
    Integer recorded = set.recordedMaxReplicas();
    int before = recorded == null || recorded == 0 ? state.reportedReplicas() : recorded;
    if (before == 0) {
      return 0;
    }
    // In long: Kubernetes multiplies 32-bit numbers, which overflow above some 46,000 pods.
    return Math.round((double) ((long) set.desired() * ceiling) / before) - set.desired();
  }
}
