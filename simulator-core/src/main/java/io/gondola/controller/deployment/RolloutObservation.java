package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.rollout.ReplicaSetState;
import io.gondola.rollout.ReplicaSetStateBuilder;
import io.gondola.rollout.RolloutState;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reduces API objects to what a rollout policy needs to know of them. */
final class RolloutObservation {

  private RolloutObservation() {}

  static RolloutState of(
      Deployment deployment,
      OwnedReplicaSets sets,
      PodReplacementPolicy replacement,
      boolean oldPodsRunning,
      Instant now) {
    return new RolloutState(
        now,
        deployment.spec().desiredReplicas(),
        deployment.status().replicas(),
        sets.newReplicaSet().map(set -> of(set, replacement)).orElse(null),
        sets.old().stream()
            .map(set -> of(set, replacement))
            .collect(ImmutableList.toImmutableList()),
        oldPodsRunning);
  }

  private static ReplicaSetState of(ReplicaSet set, PodReplacementPolicy replacement) {
    ReplicaSetStatus status = set.status();
    int terminating = Objects.requireNonNullElse(status.terminatingReplicas(), 0);
    return ReplicaSetStateBuilder.builder()
        .name(set.name())
        .created(set.metadata().creationTimestamp())
        .desired(set.spec().desiredReplicas())
        .current(status.replicas())
        .ready(status.readyReplicas())
        .available(status.availableReplicas())
        .lingering(
            replacement.lingering(set.spec().desiredReplicas(), status.replicas(), terminating))
        .recordedReplicas(recorded(set, DeploymentAnnotations.DESIRED_REPLICAS))
        .recordedMaxReplicas(recorded(set, DeploymentAnnotations.MAX_REPLICAS))
        .build();
  }

  private static @Nullable Integer recorded(ReplicaSet set, String annotation) {
    OptionalInt count = DeploymentAnnotations.count(set.metadata().annotations(), annotation);
    return count.isPresent() ? (Integer) count.getAsInt() : null;
  }
}
