package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;

/** Which old ReplicaSets are dropped so that no more than {@code revisionHistoryLimit} stay. */
final class HistoryCleanUp {

  private HistoryCleanUp() {}

  /**
   * Those to delete, in this order. Only the lowest revisions above the limit are looked at: one
   * that must stay because it still has pods is not made up for by the next.
   */
  static ImmutableList<ReplicaSet> superfluous(
      Deployment deployment, ImmutableList<ReplicaSet> old) {
    Integer limit = deployment.spec().revisionHistoryLimit();
    if (limit == null || limit == Integer.MAX_VALUE) {
      return ImmutableList.of();
    }
    ImmutableList<ReplicaSet> alive =
        old.stream()
            .filter(set -> set.metadata().deletionTimestamp() == null)
            .collect(ImmutableList.toImmutableList());
    return ReplicaSetOrder.byRevision(alive).stream()
        .limit(Math.max(0, alive.size() - limit))
        .filter(HistoryCleanUp::deletable)
        .collect(ImmutableList.toImmutableList());
  }

  /** Empty, and known to be: its status tells of the present spec. */
  private static boolean deletable(ReplicaSet set) {
    return set.status().replicas() == 0
        && set.spec().desiredReplicas() == 0
        && set.metadata().generation() <= set.status().observedGeneration();
  }
}
