package io.gondola.controller.deployment;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.controller.policy.RolloutPolicies;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.rollout.RolloutMetrics;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.rollout.RolloutState;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Which policy rolls a Deployment out, and what such a policy is told beyond sizes.
 *
 * @param policies those that annotations may name
 * @param metrics what is measured of a version
 * @param replacement when a pod that is leaving makes room for a new one
 */
public record Rollouts(
    RolloutPolicies policies, RolloutMetrics metrics, PodReplacementPolicy replacement) {

  RolloutPolicy policy(Deployment deployment) {
    return policies.of(deployment).orElseGet(() -> Strategies.policy(deployment.spec().strategy()));
  }

  /** The same state with what only policies beyond Kubernetes' own ask for. */
  RolloutState completed(
      RolloutState state, Deployment deployment, OwnedReplicaSets sets, ApiServer api) {
    Optional<RolloutPolicy> named = policies.of(deployment);
    ReplicaSet newest = sets.newest();
    if (named.isEmpty()) {
      return state;
    }
    RolloutState complete = state;
    if (newest != null) {
      OptionalInt promoted = MarkAnnotation.promotedStep(deployment, newest);
      OptionalDouble errors = metrics.errorRate(newest, state.now());
      complete =
          complete
              .withPromotedStep(promoted.isPresent() ? (Integer) promoted.getAsInt() : null)
              .withErrorRate(errors.isPresent() ? (Double) errors.getAsDouble() : null);
    }
    String service = named.get().activeService();
    return service.isEmpty()
        ? complete
        : complete.withActiveReplicaSet(service(service, deployment, api).replicaSet(sets));
  }

  static ActiveService service(String name, Deployment deployment, ApiServer api) {
    return new ActiveService(api, new ObjectKey(deployment.metadata().namespace(), name));
  }
}
