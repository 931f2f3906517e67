package io.gondola.controller.replicaset;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetCondition;
import io.gondola.api.apps.ReplicaSetConditionBuilder;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.api.apps.ReplicaSetStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a ReplicaSet's status says after a sync, and when it has to be looked at again. */
final class ReplicaSetStatusRule {

  private static final String REPLICA_FAILURE = "ReplicaFailure";

  private ReplicaSetStatusRule() {}

  /**
   * The status after a sync. It needs no write if it equals the one that {@code replicaSet} has.
   *
   * @param counts the pods as the sync found them
   * @param failure the error text of a creation or deletion that this sync tried in vain
   */
  static ReplicaSetStatus status(
      ReplicaSet replicaSet, PodCounts counts, Optional<String> failure, Instant now) {
    return ReplicaSetStatusBuilder.builder()
        .replicas(counts.active())
        .fullyLabeledReplicas(counts.fullyLabeled())
        .readyReplicas(counts.ready())
        .availableReplicas(counts.available())
        .terminatingReplicas(counts.terminating())
        .observedGeneration(replicaSet.metadata().generation())
        .conditions(conditions(replicaSet, counts.active(), failure, now))
        .build();
  }

  /**
   * How long until the status has to be refreshed although no pod changes: until the next ready pod
   * turns available.
   *
   * @param counts the counts of the status that was written
   */
  static Optional<Duration> refreshAfter(
      PodTally pods, PodCounts counts, int minReadySeconds, Instant now) {
    if (minReadySeconds == 0 || counts.ready() == counts.available()) {
      return Optional.empty();
    }
    // A pod whose Ready condition tells no time never turns available: Kubernetes looks again and
    // again, each time after the full wait.
    return Optional.of(
        pods.nextAvailable(minReadySeconds, now)
            .map(next -> Duration.between(now, next))
            .orElse(Duration.ofSeconds(minReadySeconds)));
  }

  /**
   * The first failure stays, text and time, until a sync has none. A sync that still waits for
   * earlier creations or deletions tries nothing, hence has none.
   */
  private static ImmutableList<ReplicaSetCondition> conditions(
      ReplicaSet replicaSet, int active, Optional<String> failure, Instant now) {
    ImmutableList<ReplicaSetCondition> before = replicaSet.status().conditions();
    if (failure.isEmpty()) {
      return ReplicaSetConditions.without(before, REPLICA_FAILURE);
    }
    if (ReplicaSetConditions.find(before, REPLICA_FAILURE).isPresent()) {
      return before;
    }
    boolean tooFew = active < replicaSet.spec().desiredReplicas();
    ReplicaSetCondition condition =
        ReplicaSetConditionBuilder.builder()
            .type(REPLICA_FAILURE)
            .status("True")
            .lastTransitionTime(now)
            .reason(tooFew ? "FailedCreate" : "FailedDelete")
            .message(failure.get())
            .build();
    return ReplicaSetConditions.with(before, condition);
  }
}
