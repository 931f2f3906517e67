package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.ConditionReason.DEPLOYMENT_PAUSED;
import static io.gondola.controller.deployment.ConditionReason.DEPLOYMENT_RESUMED;
import static io.gondola.controller.deployment.ConditionReason.FOUND_NEW_REPLICA_SET;
import static io.gondola.controller.deployment.ConditionReason.NEW_REPLICA_SET_AVAILABLE;
import static io.gondola.controller.deployment.ConditionReason.NEW_REPLICA_SET_CREATED;
import static io.gondola.controller.deployment.ConditionReason.PROGRESS_DEADLINE_EXCEEDED;
import static io.gondola.controller.deployment.ConditionReason.REPLICA_SET_CREATE_ERROR;
import static io.gondola.controller.deployment.ConditionReason.REPLICA_SET_UPDATED;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import java.time.Instant;
import java.util.Optional;

/**
 * What the condition {@code Progressing} says of single moments of a rollout. A Deployment without
 * a progress deadline says nothing of them.
 */
final class ProgressNotes {

  private ProgressNotes() {}

  /** The status with the note that the Deployment was paused or resumed, if it is missing. */
  static Optional<DeploymentStatus> pausedOrResumed(Deployment deployment, Instant now) {
    String reason = reason(deployment);
    // A rollout that has timed out keeps saying so.
    if (!ProgressDeadline.isSet(deployment)
        || reason.equals(PROGRESS_DEADLINE_EXCEEDED.toString())) {
      return Optional.empty();
    }
    boolean paused = deployment.spec().paused();
    if (paused == reason.equals(DEPLOYMENT_PAUSED.toString())) {
      return Optional.empty();
    }
    return Optional.of(
        DeploymentConditions.set(
            deployment.status(),
            paused
                ? DeploymentConditions.of(DEPLOYMENT_PAUSED, "Deployment is paused", now)
                : DeploymentConditions.of(DEPLOYMENT_RESUMED, "Deployment is resumed", now)));
  }

  /** Noted only if nothing has been said of progress before. */
  static DeploymentStatus found(Deployment deployment, ReplicaSet found, Instant now) {
    return reason(deployment).isEmpty()
        ? noted(deployment, FOUND_NEW_REPLICA_SET, "Found new replica set " + quoted(found), now)
        : deployment.status();
  }

  static DeploymentStatus created(Deployment deployment, ReplicaSet created, Instant now) {
    String message = "Created new replica set " + quoted(created);
    return noted(deployment, NEW_REPLICA_SET_CREATED, message, now);
  }

  /** A policy has done a step. Nothing is noted once the rollout is complete. */
  static DeploymentStatus stepped(Deployment deployment, ReplicaSet newest, Instant now) {
    boolean complete = reason(deployment).equals(NEW_REPLICA_SET_AVAILABLE.toString());
    return complete
        ? deployment.status()
        : refreshed(deployment, "ReplicaSet " + quoted(newest) + " is progressing.", now);
  }

  /** Noted with the error that the API server gave. */
  static DeploymentStatus createFailed(
      Deployment deployment, ReplicaSet wanted, String error, Instant now) {
    return noted(deployment, REPLICA_SET_CREATE_ERROR, createFailure(wanted, error), now);
  }

  /** The text of the condition and of the event. */
  static String createFailure(ReplicaSet wanted, String error) {
    return "Failed to create new replica set " + quoted(wanted) + ": " + error;
  }

  private static DeploymentStatus refreshed(Deployment deployment, String message, Instant now) {
    return ProgressDeadline.isSet(deployment)
        ? DeploymentConditions.refresh(
            deployment.status(), DeploymentConditions.of(REPLICA_SET_UPDATED, message, now))
        : deployment.status();
  }

  private static DeploymentStatus noted(
      Deployment deployment, ConditionReason reason, String message, Instant now) {
    return ProgressDeadline.isSet(deployment)
        ? DeploymentConditions.set(
            deployment.status(), DeploymentConditions.of(reason, message, now))
        : deployment.status();
  }

  private static String reason(Deployment deployment) {
    return DeploymentConditions.get(deployment.status(), DeploymentConditions.PROGRESSING)
        .map(DeploymentCondition::reason)
        .orElse("");
  }

  private static String quoted(ReplicaSet set) {
    return '"' + set.name() + '"';
  }
}
