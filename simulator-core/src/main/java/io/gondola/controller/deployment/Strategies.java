package io.gondola.controller.deployment;

import io.gondola.api.apps.DeploymentStrategy;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.rollout.Recreate;
import io.gondola.rollout.RollingUpdate;
import io.gondola.rollout.RolloutPolicy;

/** The policy that a Deployment's {@code spec.strategy} names. */
final class Strategies {

  static final String RECREATE = "Recreate";
  static final String ROLLING_UPDATE = "RollingUpdate";

  private static final RollingUpdateDeployment NO_LIMITS = new RollingUpdateDeployment(null, null);

  private Strategies() {}

  /**
   * The policy.
   *
   * @throws IllegalArgumentException for an unknown type, with Kubernetes' text
   */
  static RolloutPolicy policy(DeploymentStrategy strategy) {
    if (strategy.type().equals(RECREATE)) {
      return new Recreate();
    }
    if (strategy.type().equals(ROLLING_UPDATE)) {
      RollingUpdateDeployment limits =
          strategy.rollingUpdate() == null ? NO_LIMITS : strategy.rollingUpdate();
      return new RollingUpdate(limits.maxSurge(), limits.maxUnavailable());
    }
    throw new IllegalArgumentException("unexpected deployment strategy type: " + strategy.type());
  }
}
