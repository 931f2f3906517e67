package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentConditionBuilder;
import io.gondola.api.apps.DeploymentStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The conditions of a Deployment: their names, and how the list of them changes. */
final class DeploymentConditions {

  static final String AVAILABLE = "Available";
  static final String PROGRESSING = "Progressing";
  static final String REPLICA_FAILURE = "ReplicaFailure";

  private DeploymentConditions() {}

  /** A condition that was updated and took its status now; the API keeps whole seconds. */
  static DeploymentCondition of(ConditionReason reason, String message, Instant now) {
    Instant seconds = now.truncatedTo(ChronoUnit.SECONDS);
    return DeploymentConditionBuilder.builder()
        .type(reason.type())
        .status(reason.status())
        .lastUpdateTime(seconds)
        .lastTransitionTime(seconds)
        .reason(reason.toString())
        .message(message)
        .build();
  }

  static Optional<DeploymentCondition> get(DeploymentStatus status, String type) {
    for (DeploymentCondition condition : status.conditions()) {
      if (condition.type().equals(type)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  /**
   * Puts a condition at the end in place of the one of its type. With equal status and reason
   * nothing changes, not even message and times; with equal status the transition time stays.
   */
  static DeploymentStatus set(DeploymentStatus status, DeploymentCondition condition) {
    DeploymentCondition current = get(status, condition.type()).orElse(null);
    if (current == null || !current.status().equals(condition.status())) {
      return replace(status, condition);
    }
    if (current.reason().equals(condition.reason())) {
      return status;
    }
    return replace(status, condition.withLastTransitionTime(current.lastTransitionTime()));
  }

  /** As {@link #set}, but an equal condition is replaced too, so its update time moves. */
  static DeploymentStatus refresh(DeploymentStatus status, DeploymentCondition condition) {
    return get(status, condition.type())
        .filter(current -> current.status().equals(condition.status()))
        .map(current -> condition.withLastTransitionTime(current.lastTransitionTime()))
        .map(kept -> replace(status, kept))
        .orElseGet(() -> replace(status, condition));
  }

  static DeploymentStatus remove(DeploymentStatus status, String type) {
    return get(status, type).isPresent() ? status.withConditions(others(status, type)) : status;
  }

  private static DeploymentStatus replace(DeploymentStatus status, DeploymentCondition condition) {
    return status.withConditions(
        ImmutableList.<DeploymentCondition>builder()
            .addAll(others(status, condition.type()))
            .add(condition)
            .build());
  }

  private static ImmutableList<DeploymentCondition> others(DeploymentStatus status, String type) {
    return status.conditions().stream()
        .filter(c -> !c.type().equals(type))
        .collect(ImmutableList.toImmutableList());
  }
}
