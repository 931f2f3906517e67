package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.ReplicaSet;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** The orders in which the Deployment controller goes through ReplicaSets. */
final class ReplicaSetOrder {

  /** Oldest first; creation times have whole seconds, so the name breaks ties. */
  static final Comparator<ReplicaSet> BY_CREATION =
      Comparator.comparing(ReplicaSetOrder::created).thenComparing(ReplicaSet::name);

  private static final Comparator<ReplicaSet> BY_REVISION =
      Comparator.<ReplicaSet>comparingLong(set -> Revisions.of(set).orElse(0))
          .thenComparing(BY_CREATION);

  private ReplicaSetOrder() {}

  /**
   * Lowest revision first. Kubernetes compares by creation whenever one of two revisions is no
   * number, which is no order at all; here a single such revision makes all go by creation.
   */
  static ImmutableList<ReplicaSet> byRevision(Collection<ReplicaSet> sets) {
    boolean comparable = sets.stream().allMatch(set -> Revisions.of(set).isPresent());
    return ImmutableList.sortedCopyOf(comparable ? BY_REVISION : BY_CREATION, sets);
  }

  private static Instant created(ReplicaSet set) {
    Instant created = set.metadata().creationTimestamp();
    return created == null ? Instant.MIN : created;
  }
}
