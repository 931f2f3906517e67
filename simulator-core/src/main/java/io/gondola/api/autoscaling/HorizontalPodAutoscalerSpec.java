package io.gondola.api.autoscaling;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The wanted state of a HorizontalPodAutoscaler. */
@ApiRecord
public record HorizontalPodAutoscalerSpec(
    CrossVersionObjectReference scaleTargetRef,
    @Nullable Integer minReplicas,
    int maxReplicas,
    ImmutableList<MetricSpec> metrics,
    @Nullable HorizontalPodAutoscalerBehavior behavior)
    implements HorizontalPodAutoscalerSpecBuilder.With {

  /** Nothing set. */
  public static final HorizontalPodAutoscalerSpec EMPTY =
      HorizontalPodAutoscalerSpecBuilder.builder().build();

  public HorizontalPodAutoscalerSpec {
    scaleTargetRef = Objects.requireNonNullElse(scaleTargetRef, CrossVersionObjectReference.EMPTY);
    metrics = OrEmpty.list(metrics);
  }
}
