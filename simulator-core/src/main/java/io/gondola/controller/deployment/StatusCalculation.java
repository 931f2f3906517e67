package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.DeploymentStatusBuilder;
import io.gondola.api.apps.ReplicaSet;
import java.time.Instant;

/** The status of a Deployment, counted from its ReplicaSets. */
final class StatusCalculation {

  private StatusCalculation() {}

  /**
   * The new status, without a verdict on progress. Every condition but {@code Available} is carried
   * over.
   *
   * @param maxUnavailable pods that may be missing while the Deployment still counts as available
   */
  static DeploymentStatus calculate(
      Deployment deployment, OwnedReplicaSets sets, int maxUnavailable, Instant now) {
    DeploymentStatus counted = count(deployment, sets);
    boolean enough =
        counted.availableReplicas() >= deployment.spec().desiredReplicas() - maxUnavailable;
    return DeploymentConditions.set(
        counted,
        enough
            ? DeploymentConditions.of(
                ConditionReason.MINIMUM_REPLICAS_AVAILABLE,
                "Deployment has minimum availability.",
                now)
            : DeploymentConditions.of(
                ConditionReason.MINIMUM_REPLICAS_UNAVAILABLE,
                "Deployment does not have minimum availability.",
                now));
  }

  private static DeploymentStatus count(Deployment deployment, OwnedReplicaSets sets) {
    ImmutableList<ReplicaSet> all = sets.all();
    int available = DeploymentCounts.available(all);
    return DeploymentStatusBuilder.builder()
        .observedGeneration(deployment.metadata().generation())
        .replicas(DeploymentCounts.current(all))
        .updatedReplicas(sets.newReplicaSet().map(set -> set.status().replicas()).orElse(0))
        .readyReplicas(DeploymentCounts.ready(all))
        .availableReplicas(available)
        // Missing from what the ReplicaSets are asked for, surge included, not from spec.replicas.
        .unavailableReplicas(Math.max(0, DeploymentCounts.desired(all) - available))
        .terminatingReplicas(DeploymentCounts.terminating(all))
        .conditions(deployment.status().conditions())
        .collisionCount(deployment.status().collisionCount())
        .build();
  }
}
