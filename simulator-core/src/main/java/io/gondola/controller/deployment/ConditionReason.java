package io.gondola.controller.deployment;

/** Why a Deployment has a condition, each with the condition and status it stands for. */
enum ConditionReason {
  MINIMUM_REPLICAS_AVAILABLE("MinimumReplicasAvailable", DeploymentConditions.AVAILABLE, "True"),
  MINIMUM_REPLICAS_UNAVAILABLE(
      "MinimumReplicasUnavailable", DeploymentConditions.AVAILABLE, "False"),

  NEW_REPLICA_SET_CREATED("NewReplicaSetCreated", DeploymentConditions.PROGRESSING, "True"),
  FOUND_NEW_REPLICA_SET("FoundNewReplicaSet", DeploymentConditions.PROGRESSING, "True"),
  REPLICA_SET_UPDATED("ReplicaSetUpdated", DeploymentConditions.PROGRESSING, "True"),
  NEW_REPLICA_SET_AVAILABLE("NewReplicaSetAvailable", DeploymentConditions.PROGRESSING, "True"),
  REPLICA_SET_CREATE_ERROR("ReplicaSetCreateError", DeploymentConditions.PROGRESSING, "False"),
  PROGRESS_DEADLINE_EXCEEDED("ProgressDeadlineExceeded", DeploymentConditions.PROGRESSING, "False"),
  DEPLOYMENT_PAUSED("DeploymentPaused", DeploymentConditions.PROGRESSING, "Unknown"),
  DEPLOYMENT_RESUMED("DeploymentResumed", DeploymentConditions.PROGRESSING, "Unknown");

  private final String text;
  private final String type;
  private final String status;

  ConditionReason(String text, String type, String status) {
    this.text = text;
    this.type = type;
    this.status = status;
  }

  /** The type of the condition. */
  String type() {
    return type;
  }

  /** The status that it then has. */
  String status() {
    return status;
  }

  /** As Kubernetes writes the reason. */
  @Override
  public String toString() {
    return text;
  }
}
