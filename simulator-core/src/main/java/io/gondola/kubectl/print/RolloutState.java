package io.gondola.kubectl.print;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;

/**
 * What {@code kubectl rollout status} says of a Deployment.
 *
 * @param line what it prints
 * @param end whether it waits on
 */
public record RolloutState(String line, End end) {

  /** Whether a rollout goes on. */
  public enum End {
    NOT_YET,
    DONE,
    FAILED
  }

  public static RolloutState of(Deployment deployment) {
    DeploymentStatus status = deployment.status();
    int desired = deployment.spec().desiredReplicas();
    if (deployment.metadata().generation() > status.observedGeneration()) {
      return waiting("Waiting for deployment spec update to be observed...");
    }
    if (isOverdue(status)) {
      return new RolloutState(
          "error: deployment \"%s\" exceeded its progress deadline".formatted(deployment.name()),
          End.FAILED);
    }
    String waiting =
        "Waiting for deployment \"%s\" rollout to finish: ".formatted(deployment.name());
    if (status.updatedReplicas() < desired) {
      return waiting(
          waiting
              + "%s out of %s new replicas have been updated..."
                  .formatted(status.updatedReplicas(), desired));
    }
    if (status.replicas() > status.updatedReplicas()) {
      return waiting(
          waiting
              + "%s old replicas are pending termination..."
                  .formatted(status.replicas() - status.updatedReplicas()));
    }
    if (status.availableReplicas() < status.updatedReplicas()) {
      return waiting(
          waiting
              + "%s of %s updated replicas are available..."
                  .formatted(status.availableReplicas(), status.updatedReplicas()));
    }
    return new RolloutState(
        "deployment \"%s\" successfully rolled out".formatted(deployment.name()), End.DONE);
  }

  private static RolloutState waiting(String line) {
    return new RolloutState(line, End.NOT_YET);
  }

  private static boolean isOverdue(DeploymentStatus status) {
    return status.conditions().stream()
        .anyMatch(
            condition ->
                condition.type().equals("Progressing")
                    && condition.reason().equals("ProgressDeadlineExceeded"));
  }
}
