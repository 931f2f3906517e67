package io.gondola.report;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.meta.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers of pods a rollout is to stay.
 *
 * @param desired how many pods are wanted
 * @param floor the fewest available pods that a rolling update aims for; 0 for {@code Recreate}
 * @param ceiling the most pods, not counting those that are leaving
 */
public record RolloutBounds(int desired, int floor, int ceiling) {

  static final RolloutBounds NONE = new RolloutBounds(0, 0, 0);

  /** Surge rounds up, unavailable rounds down; if both come to zero, one may be unavailable. */
  static RolloutBounds of(Deployment deployment) {
    int desired = deployment.spec().desiredReplicas();
    RollingUpdateDeployment rolling = deployment.spec().strategy().rollingUpdate();
    if (rolling == null) {
      return new RolloutBounds(desired, 0, desired);
    }
    int surge = scaled(rolling.maxSurge(), desired, true);
    int unavailable = scaled(rolling.maxUnavailable(), desired, false);
    int missing = surge == 0 && unavailable == 0 ? 1 : unavailable;
    return new RolloutBounds(desired, Math.max(0, desired - missing), desired + surge);
  }

  private static int scaled(@Nullable IntOrString limit, int desired, boolean roundUp) {
    return limit == null ? 0 : limit.scaled(desired, roundUp);
  }
}
