package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import io.gondola.rollout.RolloutAction.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a rolling update may shrink the old ReplicaSets now, oldest first: pods that are not
 * available go before those that are.
 */
final class Shrinking {

  private final RolloutState state;
  private final int floor;
  private final ImmutableList<ReplicaSetState> old;
  private final int[] sizes;
  private final List<Scale> cuts = new ArrayList<>();
  private boolean gaveUp;

  /**
   * @param floor the fewest pods that must be available
   */
  Shrinking(RolloutState state, int floor) {
    this.state = state;
    this.floor = floor;
    this.old = state.activeOld();
    this.sizes = old.stream().mapToInt(ReplicaSetState::desired).toArray();
  }

  /**
   * Cuts unavailable pods, then available ones. New pods that are not available yet count against
   * both: they may yet fail, and the old pods are then still needed.
   */
  void run(int newSize) {
    int newAvailable = state.newReplicaSet() == null ? 0 : state.newReplicaSet().available();
    int newUnavailable = newSize - newAvailable;
    long total = newSize + sum(sizes);
    long budget = total - floor - newUnavailable;
    if (old.isEmpty() || budget <= 0) {
      return;
    }
    cutUnavailable(budget);
    if (!gaveUp) {
      cutAvailable();
    }
  }

  /**
   * A ReplicaSet that reports more available pods than it is asked for has not caught up with an
   * earlier cut. Kubernetes then gives up the whole step without a word, and keeps what it has cut
   * so far; the ReplicaSet's next report mends it.
   */
  void cutUnavailable(long budget) {
    long left = budget;
    for (int i = 0; i < sizes.length && left > 0; i++) {
      long unavailable = (long) sizes[i] - old.get(i).available();
      if (unavailable < 0) {
        gaveUp = true;
        return;
      }
      left -= cut(i, Math.min(left, unavailable));
    }
  }

  /** Availability is what was reported: pods that have just been cut may still count. */
  void cutAvailable() {
    long available = state.newReplicaSet() == null ? 0 : state.newReplicaSet().available();
    for (ReplicaSetState set : old) {
      available += set.available();
    }
    long left = available - floor;
    for (int i = 0; i < sizes.length && left > 0; i++) {
      left -= cut(i, Math.min(left, sizes[i]));
    }
  }

  private long cut(int i, long count) {
    if (count > 0) {
      sizes[i] = Math.toIntExact(sizes[i] - count);
      cuts.add(new Scale(old.get(i).name(), sizes[i]));
    }
    return count;
  }

  private static long sum(int[] sizes) {
    long sum = 0;
    for (int size : sizes) {
      sum += size;
    }
    return sum;
  }

  ImmutableList<Scale> cuts() {
    return ImmutableList.copyOf(cuts);
  }

  /** Whether the step scaled anything, in Kubernetes' eyes: a step given up did not. */
  boolean hasEffect() {
    return !cuts.isEmpty() && !gaveUp;
  }
}
