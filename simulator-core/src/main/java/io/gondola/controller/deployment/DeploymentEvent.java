package io.gondola.controller.deployment;

import io.gondola.api.apps.ReplicaSet;

/**
 * What the Deployment controller reports about a Deployment.
 *
 * @param type {@code Normal} or {@code Warning}
 */
record DeploymentEvent(String type, String reason, String message) {

  /** The component that reports. */
  static final String SOURCE = "deployment-controller";

  private static final String NORMAL = "Normal";
  private static final String WARNING = "Warning";

  /** A new ReplicaSet was scaled from zero; not reported if it was created empty. */
  static DeploymentEvent scaled(String replicaSet, int from, int to) {
    String direction = to > from ? "up" : "down";
    return new DeploymentEvent(
        NORMAL,
        "ScalingReplicaSet",
        "Scaled " + direction + " replica set " + replicaSet + " from " + from + " to " + to);
  }

  /** Not reported if the namespace is going away. */
  static DeploymentEvent createFailed(ReplicaSet wanted, String error) {
    return new DeploymentEvent(
        WARNING,
        ConditionReason.REPLICA_SET_CREATE_ERROR.toString(),
        ProgressNotes.createFailure(wanted, error));
  }

  static DeploymentEvent selectingAll() {
    return new DeploymentEvent(
        WARNING,
        "SelectingAll",
        "This deployment is selecting all pods. A non-empty selector is required.");
  }

  /** A policy has given its rollout up. */
  static DeploymentEvent aborted(String reason) {
    return new DeploymentEvent(WARNING, "RolloutAborted", "Rollout aborted: " + reason);
  }

  static DeploymentEvent switched(String service, String replicaSet) {
    return new DeploymentEvent(
        NORMAL,
        "SwitchService",
        "Switched selector for service '%s' to replica set %s".formatted(service, replicaSet));
  }

  static DeploymentEvent serviceNotFound(String service) {
    return new DeploymentEvent(
        WARNING, "ServiceNotFound", "Service \"%s\" to switch not found".formatted(service));
  }

  static DeploymentEvent rolledBack(String deployment, long revision) {
    return new DeploymentEvent(
        NORMAL,
        "DeploymentRollback",
        "Rolled back deployment \"%s\" to revision %s".formatted(deployment, revision));
  }

  static DeploymentEvent rollbackUnchanged(String deployment) {
    return new DeploymentEvent(
        WARNING,
        "DeploymentRollbackTemplateUnchanged",
        "The rollback revision contains the same template as current deployment \"%s\""
            .formatted(deployment));
  }

  /** No such revision; 0 stands for the last but one. */
  static DeploymentEvent rollbackRevisionNotFound(long revision) {
    return new DeploymentEvent(
        WARNING,
        "DeploymentRollbackRevisionNotFound",
        revision == 0
            ? "Unable to find last revision."
            : "Unable to find the revision to rollback to.");
  }
}
