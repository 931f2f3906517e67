package io.gondola.controller.autoscaling;

import com.google.common.primitives.Ints;
import io.gondola.api.autoscaling.HPAScalingPolicy;
import io.gondola.api.autoscaling.HPAScalingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntBinaryOperator;

/**
 * A size after all limits, and the limit that bound it, as the condition {@code ScalingLimited}
 * says it.
 */
record ScalingLimit(int size, String reason, String message) {

  private static final int FAST = 2;
  private static final int SMALL = 4;
  private static final double PERCENT = 100;

  /**
   * The bounds of an autoscaler.
   *
   * @param current the size now
   */
  record Bounds(int min, int max, int current) {}

  /** Without a behaviour: one step at most doubles the size, or makes it four. */
  static ScalingLimit simple(Bounds bounds, int wanted) {
    int fastest = Math.max(Ints.saturatedCast((long) FAST * bounds.current), SMALL);
    if (wanted < bounds.min) {
      return tooFew(bounds.min);
    }
    if (wanted <= Math.min(bounds.max, fastest)) {
      return within(wanted);
    }
    return bounds.max > fastest ? tooFast(fastest) : tooMany(bounds.max);
  }

  /** With the rules of the direction in which the size goes. */
  static ScalingLimit withRules(
      Bounds bounds, int wanted, HPAScalingRules rules, ScalingHistory history, Instant now) {
    int current = bounds.current;
    if (wanted > current) {
      int fastest = Math.max(current, fastestUp(rules, current, history, now));
      if (wanted <= Math.min(bounds.max, fastest)) {
        return within(wanted);
      }
      return bounds.max > fastest ? tooFast(fastest) : tooMany(bounds.max);
    }
    if (wanted < current) {
      int fastest = Math.min(current, fastestDown(rules, current, history, now));
      if (wanted >= Math.max(bounds.min, fastest)) {
        return within(wanted);
      }
      return bounds.min < fastest ? tooFastDown(fastest) : tooFew(bounds.min);
    }
    return within(wanted);
  }

  /** A percentage rounds up, or a small workload could never grow. */
  static int fastestUp(HPAScalingRules rules, int current, ScalingHistory history, Instant now) {
    return fastest(
        rules,
        current,
        isMin(rules) ? Math::min : Math::max,
        policy -> {
          int before = history.sizeBefore(period(policy), current, now);
          return isPods(policy)
              ? before + policy.value()
              : (int) Math.ceil(before * (1 + policy.value() / PERCENT));
        });
  }

  static int fastestDown(HPAScalingRules rules, int current, ScalingHistory history, Instant now) {
    return fastest(
        rules,
        current,
        isMin(rules) ? Math::max : Math::min,
        policy -> {
          int before = history.sizeBefore(period(policy), current, now);
          return isPods(policy)
              ? before - policy.value()
              : (int) (before * (1 - policy.value() / PERCENT));
        });
  }

  private interface Reach {
    int of(HPAScalingPolicy policy);
  }

  private static int fastest(
      HPAScalingRules rules, int current, IntBinaryOperator choice, Reach reach) {
    return HPAScalingRules.DISABLED.equals(rules.selectPolicy())
        ? current
        : rules.policies().stream().mapToInt(reach::of).reduce(choice).orElse(current);
  }

  private static boolean isMin(HPAScalingRules rules) {
    return HPAScalingRules.MIN.equals(rules.selectPolicy());
  }

  private static boolean isPods(HPAScalingPolicy policy) {
    return policy.type().equals(HPAScalingPolicy.PODS);
  }

  private static Duration period(HPAScalingPolicy policy) {
    return Duration.ofSeconds(policy.periodSeconds());
  }

  private static ScalingLimit within(int size) {
    return new ScalingLimit(
        size, "DesiredWithinRange", "the desired count is within the acceptable range");
  }

  private static ScalingLimit tooFew(int size) {
    return new ScalingLimit(
        size, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
  }

  private static ScalingLimit tooMany(int size) {
    return new ScalingLimit(
        size,
        "TooManyReplicas",
        "the desired replica count is more than the maximum replica count");
  }

  private static ScalingLimit tooFast(int size) {
    return new ScalingLimit(
        size,
        "ScaleUpLimit",
        "the desired replica count is increasing faster than the maximum scale rate");
  }

  private static ScalingLimit tooFastDown(int size) {
    return new ScalingLimit(
        size,
        "ScaleDownLimit",
        "the desired replica count is decreasing faster than the maximum scale rate");
  }
}
