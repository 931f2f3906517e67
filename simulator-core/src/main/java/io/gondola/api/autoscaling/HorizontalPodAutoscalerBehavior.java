package io.gondola.api.autoscaling;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** How fast to scale up and down. */
@ApiRecord
public record HorizontalPodAutoscalerBehavior(
    @Nullable HPAScalingRules scaleUp, @Nullable HPAScalingRules scaleDown)
    implements HorizontalPodAutoscalerBehaviorBuilder.With {}
