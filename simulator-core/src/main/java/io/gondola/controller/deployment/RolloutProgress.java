package io.gondola.controller.deployment;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentStatus;
import java.time.Instant;
import java.util.Optional;

/** Whether a rollout gets on, and how its Deployment says so. */
final class RolloutProgress {

  private RolloutProgress() {}

  /**
   * The verdict on progress added to a newly counted status: complete, progressing, timed out, or
   * as it was.
   *
   * @param counted the status as just counted, still with the stored conditions
   */
  static DeploymentStatus judge(
      Deployment deployment, OwnedReplicaSets sets, DeploymentStatus counted, Instant now) {
    return ReplicaFailures.copied(sets, judgeProgress(deployment, sets, counted, now));
  }

  private static DeploymentStatus judgeProgress(
      Deployment deployment, OwnedReplicaSets sets, DeploymentStatus counted, Instant now) {
    if (!ProgressDeadline.isSet(deployment)) {
      return DeploymentConditions.remove(counted, DeploymentConditions.PROGRESSING);
    }
    if (finishedBefore(deployment, counted)) {
      return counted;
    }
    String subject =
        sets.newReplicaSet()
            .map(set -> "ReplicaSet \"" + set.name() + "\"")
            .orElseGet(() -> "Deployment \"" + deployment.name() + "\"");
    if (complete(deployment, counted)) {
      return DeploymentConditions.set(
          counted,
          DeploymentConditions.of(
              ConditionReason.NEW_REPLICA_SET_AVAILABLE,
              subject + " has successfully progressed.",
              now));
    }
    if (progressed(deployment.status(), counted)) {
      return DeploymentConditions.refresh(
          counted,
          DeploymentConditions.of(
              ConditionReason.REPLICA_SET_UPDATED, subject + " is progressing.", now));
    }
    if (ProgressDeadline.exceeded(deployment, counted, now)) {
      return DeploymentConditions.set(
          counted,
          DeploymentConditions.of(
              ConditionReason.PROGRESS_DEADLINE_EXCEEDED,
              subject + " has timed out progressing.",
              now));
    }
    return counted;
  }

  /** A finished Deployment does not go back to progressing when it is scaled or loses pods. */
  private static boolean finishedBefore(Deployment deployment, DeploymentStatus counted) {
    Optional<DeploymentCondition> stored =
        DeploymentConditions.get(deployment.status(), DeploymentConditions.PROGRESSING);
    return counted.replicas() == counted.updatedReplicas()
        && stored
            .filter(c -> c.reason().equals(ConditionReason.NEW_REPLICA_SET_AVAILABLE.toString()))
            .isPresent();
  }

  /** All pods are new and available, there are as many as wanted, and the status is up to date. */
  static boolean complete(Deployment deployment, DeploymentStatus status) {
    int wanted = deployment.spec().desiredReplicas();
    return status.updatedReplicas() == wanted
        && status.replicas() == wanted
        && status.availableReplicas() == wanted
        && status.observedGeneration() >= deployment.metadata().generation();
  }

  /** More new pods, fewer old ones, or more that are ready or available. */
  static boolean progressed(DeploymentStatus before, DeploymentStatus now) {
    int oldPodsBefore = before.replicas() - before.updatedReplicas();
    int oldPods = now.replicas() - now.updatedReplicas();
    return now.updatedReplicas() > before.updatedReplicas()
        || oldPods < oldPodsBefore
        || now.readyReplicas() > before.readyReplicas()
        || now.availableReplicas() > before.availableReplicas();
  }
}
