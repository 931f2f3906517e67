package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.rollout.ReplicaSetState;
import io.gondola.rollout.ReplicaSetStateBuilder;
import io.gondola.rollout.RolloutMark;
import io.gondola.rollout.RolloutState;
import io.gondola.rollout.RolloutStateBuilder;
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
    return RolloutStateBuilder.builder()
        .now(now)
        .replicas(deployment.spec().desiredReplicas())
        .reportedReplicas(deployment.status().replicas())
        .newReplicaSet(
            sets.newReplicaSet()
                .map(set -> of(set, MarkAnnotation.ofRevision(set), replacement))
                .orElse(null))
        .oldReplicaSets(
            sets.old().stream()
                .map(set -> of(set, MarkAnnotation.of(set), replacement))
                .collect(ImmutableList.toImmutableList()))
        .oldPodsRunning(oldPodsRunning)
        .build();
  }

  private static ReplicaSetState of(
      ReplicaSet set, @Nullable RolloutMark mark, PodReplacementPolicy replacement) {
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
        .mark(mark)
        .outdated(status.observedGeneration() < set.metadata().generation())
        .build();
  }

  private static @Nullable Integer recorded(ReplicaSet set, String annotation) {
    OptionalInt count = DeploymentAnnotations.count(set.metadata().annotations(), annotation);
    return count.isPresent() ? (Integer) count.getAsInt() : null;
  }
}
