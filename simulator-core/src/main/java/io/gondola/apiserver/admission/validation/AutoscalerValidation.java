package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.autoscaling.CrossVersionObjectReference;
import io.gondola.api.autoscaling.HPAScalingPolicy;
import io.gondola.api.autoscaling.HPAScalingRules;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerBehavior;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerSpec;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import org.jspecify.annotations.Nullable;

/** Checks HorizontalPodAutoscalers. */
final class AutoscalerValidation {

  private static final int LONGEST_PERIOD = 1800;
  private static final int LONGEST_WINDOW = 3600;

  private static final ImmutableList<String> SELECT = ImmutableList.of("Disabled", "Max", "Min");
  private static final ImmutableList<String> POLICIES = ImmutableList.of("Percent", "Pods");

  private AutoscalerValidation() {}

  static void create(HorizontalPodAutoscaler autoscaler, Errors errors) {
    Rules.metadata(autoscaler, errors);
    spec(autoscaler.spec(), 1, errors.field("spec"));
  }

  static void update(
      HorizontalPodAutoscaler autoscaler, HorizontalPodAutoscaler old, Errors errors) {
    Rules.metadata(autoscaler, old, errors);
    Integer before = old.spec().minReplicas();
    spec(autoscaler.spec(), before != null && before == 0 ? 0 : 1, errors.field("spec"));
  }

  static void status(
      HorizontalPodAutoscaler autoscaler, HorizontalPodAutoscaler old, Errors errors) {
    Rules.metadata(autoscaler, old, errors);
    Field at = errors.field("status");
    at.child("currentReplicas").nonNegative(autoscaler.status().currentReplicas());
    at.child("desiredReplicas").nonNegative(autoscaler.status().desiredReplicas());
  }

  private static void spec(HorizontalPodAutoscalerSpec spec, int lowestMin, Field at) {
    Integer min = spec.minReplicas();
    if (min != null && min < lowestMin) {
      at.child("minReplicas").invalid(min, "must be greater than or equal to " + lowestMin);
    }
    if (spec.maxReplicas() < 1) {
      at.child("maxReplicas").invalid(spec.maxReplicas(), "must be greater than 0");
    }
    if (min != null && spec.maxReplicas() < min) {
      at.child("maxReplicas")
          .invalid(spec.maxReplicas(), "must be greater than or equal to `minReplicas`");
    }
    reference(spec.scaleTargetRef(), at.child("scaleTargetRef"));
    MetricSpecValidation.validate(spec, at.child("metrics"));
    HorizontalPodAutoscalerBehavior behavior = spec.behavior();
    if (behavior != null) {
      rules(behavior.scaleUp(), at.child("behavior").child("scaleUp"));
      rules(behavior.scaleDown(), at.child("behavior").child("scaleDown"));
    }
  }

  private static void reference(CrossVersionObjectReference reference, Field at) {
    pathSegment(reference.kind(), at.child("kind"));
    pathSegment(reference.name(), at.child("name"));
  }

  /** Something that stands between two slashes of a URL. */
  private static void pathSegment(String text, Field at) {
    if (text.isEmpty()) {
      at.required();
    } else if (text.equals(".") || text.equals("..")) {
      at.invalid(text, "may not be '" + text + "'");
    } else {
      for (String illegal : ImmutableList.of("/", "%")) {
        if (text.contains(illegal)) {
          at.invalid(text, "may not contain '" + illegal + "'");
        }
      }
    }
  }

  private static void rules(@Nullable HPAScalingRules rules, Field at) {
    if (rules == null) {
      return;
    }
    Integer window = rules.stabilizationWindowSeconds();
    if (window != null && window < 0) {
      at.child("stabilizationWindowSeconds")
          .invalid(window, "must be greater than or equal to zero");
    }
    if (window != null && window > LONGEST_WINDOW) {
      at.child("stabilizationWindowSeconds")
          .invalid(window, "must be less than or equal to " + LONGEST_WINDOW);
    }
    if (rules.selectPolicy() != null) {
      at.child("selectPolicy").oneOf(rules.selectPolicy(), SELECT);
    }
    if (rules.policies().isEmpty()) {
      at.child("policies").required("must specify at least one Policy");
    }
    for (int i = 0; i < rules.policies().size(); i++) {
      policy(rules.policies().get(i), at.child("policies").index(i));
    }
    if (rules.tolerance() != null && rules.tolerance().amount().signum() < 0) {
      at.child("tolerance").invalid(rules.tolerance(), "must be greater than or equal to zero");
    }
  }

  private static void policy(HPAScalingPolicy policy, Field at) {
    at.child("type").oneOf(policy.type(), POLICIES);
    at.child("value").positive(policy.value());
    at.child("periodSeconds").positive(policy.periodSeconds());
    if (policy.periodSeconds() > LONGEST_PERIOD) {
      at.child("periodSeconds")
          .invalid(policy.periodSeconds(), "must be less than or equal to " + LONGEST_PERIOD);
    }
  }
}
