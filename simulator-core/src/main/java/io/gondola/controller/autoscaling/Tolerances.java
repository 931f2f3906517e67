package io.gondola.controller.autoscaling;

import io.gondola.api.autoscaling.HPAScalingRules;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerBehavior;
import org.jspecify.annotations.Nullable;

/**
 * How far the ratio of use to target may be from one without a change of size.
 *
 * @param down below one
 * @param up above one
 */
record Tolerances(double down, double up) {

  /** The controller's own. */
  static final Tolerances DEFAULT = new Tolerances(0.1, 0.1);

  static Tolerances of(@Nullable HorizontalPodAutoscalerBehavior behavior) {
    return behavior == null
        ? DEFAULT
        : new Tolerances(
            of(behavior.scaleDown(), DEFAULT.down), of(behavior.scaleUp(), DEFAULT.up));
  }

  private static double of(@Nullable HPAScalingRules rules, double fallback) {
    return rules == null || rules.tolerance() == null
        ? fallback
        : rules.tolerance().amount().doubleValue();
  }

  /** Both ends count as within. */
  boolean include(double ratio) {
    return 1.0 - down <= ratio && ratio <= 1.0 + up;
  }
}
