package io.gondola.report;

import io.gondola.api.apps.ReplicaSet;
import java.util.EnumMap;

/** Counts the pods of one ReplicaSet while a timeline is read. */
final class VersionTally {

  private final EnumMap<PodState, Integer> pods = new EnumMap<>(PodState.class);
  private ReplicaSet replicaSet;
  private PodCounts counts = PodCounts.NONE;

  VersionTally(ReplicaSet replicaSet) {
    this.replicaSet = replicaSet;
  }

  ReplicaSet replicaSet() {
    return replicaSet;
  }

  void update(ReplicaSet newer) {
    replicaSet = newer;
  }

  void add(PodState state) {
    pods.merge(state, 1, Integer::sum);
  }

  void remove(PodState state) {
    pods.merge(state, -1, Integer::sum);
  }

  /** The counts now; the same value as before if they are equal, so that moments share it. */
  PodCounts counts() {
    int available = number(PodState.AVAILABLE);
    PodCounts now =
        new PodCounts(
            number(PodState.STARTING),
            number(PodState.READY) + available,
            available,
            number(PodState.LEAVING));
    counts = now.equals(counts) ? counts : now;
    return counts;
  }

  private int number(PodState state) {
    return pods.getOrDefault(state, 0);
  }
}
