package io.gondola.api.autoscaling;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The seen state of a HorizontalPodAutoscaler. */
@ApiRecord
public record HorizontalPodAutoscalerStatus(
    @Nullable Long observedGeneration,
    @Nullable Instant lastScaleTime,
    int currentReplicas,
    int desiredReplicas,
    ImmutableList<MetricStatus> currentMetrics,
    ImmutableList<HorizontalPodAutoscalerCondition> conditions)
    implements HorizontalPodAutoscalerStatusBuilder.With {

  /** Nothing set. */
  public static final HorizontalPodAutoscalerStatus EMPTY =
      HorizontalPodAutoscalerStatusBuilder.builder().build();

  public HorizontalPodAutoscalerStatus {
    currentMetrics = OrEmpty.list(currentMetrics);
    conditions = OrEmpty.list(conditions);
  }
}
