package io.gondola.controller.deployment;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a rollout may go without progress. Running out of time stops nothing: it is only said.
 */
final class ProgressDeadline {

  private static final Duration MARGIN = Duration.ofSeconds(1);

  private ProgressDeadline() {}

  /** The time allowed; {@code 2147483647} seconds stands for none. */
  static Optional<Duration> of(Deployment deployment) {
    Integer seconds = deployment.spec().progressDeadlineSeconds();
    return seconds == null || seconds == Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds));
  }

  static boolean isSet(Deployment deployment) {
    return of(deployment).isPresent();
  }

  /**
   * Whether the last sign of progress is too long ago. A finished rollout never times out, and one
   * that has timed out stays so until there is progress.
   */
  static boolean exceeded(Deployment deployment, DeploymentStatus status, Instant now) {
    DeploymentCondition progressing =
        DeploymentConditions.get(status, DeploymentConditions.PROGRESSING).orElse(null);
    Duration allowed = of(deployment).orElse(null);
    if (allowed == null
        || progressing == null
        || has(progressing, ConditionReason.NEW_REPLICA_SET_AVAILABLE)) {
      return false;
    }
    return has(progressing, ConditionReason.PROGRESS_DEADLINE_EXCEEDED)
        || end(progressing, allowed).isBefore(now);
  }

  /**
   * When to look again so that a deadline which passes in silence is noticed; empty if none can.
   * Zero: at once, but through the queue's back-off.
   *
   * @param status the current status, which is the stored one
   */
  static Optional<Duration> lookAgainAfter(
      Deployment deployment, DeploymentStatus status, Instant now) {
    DeploymentCondition progressing =
        DeploymentConditions.get(deployment.status(), DeploymentConditions.PROGRESSING)
            .orElse(null);
    Duration allowed = of(deployment).orElse(null);
    if (allowed == null
        || progressing == null
        || RolloutProgress.complete(deployment, status)
        || has(progressing, ConditionReason.PROGRESS_DEADLINE_EXCEEDED)) {
      return Optional.empty();
    }
    Duration rest = Duration.between(now, end(progressing, allowed));
    // Times have whole seconds: a second more makes sure that the deadline is then really over.
    return Optional.of(rest.compareTo(MARGIN) < 0 ? Duration.ZERO : rest.plus(MARGIN));
  }

  /**
   * Whether the deadline can still pass in silence. Once a rollout has finished it cannot, whatever
   * becomes of its pods: Kubernetes looks again ten times a second then, and finds nothing to say.
   */
  static boolean isRunning(DeploymentStatus status) {
    return DeploymentConditions.get(status, DeploymentConditions.PROGRESSING)
        .filter(condition -> !has(condition, ConditionReason.NEW_REPLICA_SET_AVAILABLE))
        .isPresent();
  }

  private static Instant end(DeploymentCondition progressing, Duration allowed) {
    Instant updated = progressing.lastUpdateTime();
    return updated == null ? Instant.MIN : updated.plus(allowed);
  }

  private static boolean has(DeploymentCondition condition, ConditionReason reason) {
    return condition.reason().equals(reason.toString());
  }
}
