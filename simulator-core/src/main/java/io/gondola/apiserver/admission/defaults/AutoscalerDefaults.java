package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableList;
import io.gondola.api.autoscaling.HPAScalingPolicy;
import io.gondola.api.autoscaling.HPAScalingRules;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerBehavior;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerSpec;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricSpecBuilder;
import io.gondola.api.autoscaling.MetricTarget;
import io.gondola.api.autoscaling.ResourceMetricSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Defaults of HorizontalPodAutoscalers. */
final class AutoscalerDefaults {

  private static final int CPU_PERCENT = 80;
  private static final int PERIOD = 15;

  private static final MetricSpec CPU =
      MetricSpecBuilder.builder()
          .type(MetricSpec.RESOURCE)
          .resource(
              new ResourceMetricSource(
                  "cpu", new MetricTarget(MetricTarget.UTILIZATION, null, null, CPU_PERCENT)))
          .build();

  private static final HPAScalingPolicy DOUBLE =
      new HPAScalingPolicy(HPAScalingPolicy.PERCENT, 100, PERIOD);

  private static final HPAScalingRules UP =
      new HPAScalingRules(
          0,
          HPAScalingRules.MAX,
          ImmutableList.of(new HPAScalingPolicy(HPAScalingPolicy.PODS, 4, PERIOD), DOUBLE),
          null);

  /** How long to look back is the controller's own setting. */
  private static final HPAScalingRules DOWN =
      new HPAScalingRules(null, HPAScalingRules.MAX, ImmutableList.of(DOUBLE), null);

  private AutoscalerDefaults() {}

  static HorizontalPodAutoscaler of(HorizontalPodAutoscaler autoscaler) {
    HorizontalPodAutoscalerSpec spec = autoscaler.spec();
    return Unchanged.or(
        autoscaler,
        autoscaler.withSpec(
            spec.withMinReplicas(Objects.requireNonNullElse(spec.minReplicas(), 1))
                .withMetrics(spec.metrics().isEmpty() ? ImmutableList.of(CPU) : spec.metrics())
                .withBehavior(behavior(spec.behavior()))));
  }

  /** Without any behaviour the controller goes by older rules: none is made up. */
  private static @Nullable HorizontalPodAutoscalerBehavior behavior(
      @Nullable HorizontalPodAutoscalerBehavior given) {
    return given == null
        ? null
        : new HorizontalPodAutoscalerBehavior(
            rules(given.scaleUp(), UP), rules(given.scaleDown(), DOWN));
  }

  private static HPAScalingRules rules(@Nullable HPAScalingRules given, HPAScalingRules usual) {
    if (given == null) {
      return usual;
    }
    Integer window = given.stabilizationWindowSeconds();
    return new HPAScalingRules(
        window == null ? usual.stabilizationWindowSeconds() : window,
        Objects.requireNonNullElse(given.selectPolicy(), HPAScalingRules.MAX),
        given.policies().isEmpty() ? usual.policies() : given.policies(),
        given.tolerance());
  }
}
