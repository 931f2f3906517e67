package io.gondola.controller.deployment;

import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetCondition;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows on the Deployment that one of its ReplicaSets cannot create or delete pods. */
final class ReplicaFailures {

  private ReplicaFailures() {}

  /** With the failure of the new ReplicaSet, or else of any; without one if all is well. */
  static DeploymentStatus copied(OwnedReplicaSets sets, DeploymentStatus status) {
    return Stream.concat(sets.newReplicaSet().stream(), sets.old().stream())
        .flatMap(set -> failure(set).stream())
        .findFirst()
        .map(failure -> DeploymentConditions.set(status, failure))
        .orElseGet(() -> DeploymentConditions.remove(status, DeploymentConditions.REPLICA_FAILURE));
  }

  private static Optional<DeploymentCondition> failure(ReplicaSet set) {
    return set.status().conditions().stream()
        .filter(c -> c.type().equals(DeploymentConditions.REPLICA_FAILURE))
        .findFirst()
        .map(ReplicaFailures::asDeploymentCondition);
  }

  /** A ReplicaSet's condition has one time only: it stands for both. */
  private static DeploymentCondition asDeploymentCondition(ReplicaSetCondition condition) {
    return new DeploymentCondition(
        condition.type(),
        condition.status(),
        condition.lastTransitionTime(),
        condition.lastTransitionTime(),
        condition.reason(),
        condition.message());
  }
}
