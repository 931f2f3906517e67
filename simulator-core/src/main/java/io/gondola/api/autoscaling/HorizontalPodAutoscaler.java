package io.gondola.api.autoscaling;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** Keeps the size of a workload in step with its load. */
@ApiRecord
public record HorizontalPodAutoscaler(
    ObjectMeta metadata, HorizontalPodAutoscalerSpec spec, HorizontalPodAutoscalerStatus status)
    implements ApiObject, HorizontalPodAutoscalerBuilder.With {

  /** The HorizontalPodAutoscaler resource of autoscaling/v2. */
  public static final ResourceType<HorizontalPodAutoscaler> TYPE =
      new ResourceType<>(
          "autoscaling/v2",
          "HorizontalPodAutoscaler",
          "horizontalpodautoscalers",
          true,
          HorizontalPodAutoscaler.class);

  public HorizontalPodAutoscaler {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, HorizontalPodAutoscalerSpec.EMPTY);
    status = Objects.requireNonNullElse(status, HorizontalPodAutoscalerStatus.EMPTY);
  }

  @Override
  public ResourceType<HorizontalPodAutoscaler> resourceType() {
    return TYPE;
  }

  @Override
  public HorizontalPodAutoscaler withMetadata(ObjectMeta metadata) {
    return new HorizontalPodAutoscaler(metadata, spec, status);
  }

  /** {@code HorizontalPodAutoscaler[default/web, wants 3, at most 5]}. */
  @Override
  public String toString() {
    return "HorizontalPodAutoscaler[%s, wants %s, at most %s]"
        .formatted(key(), status.desiredReplicas(), spec.maxReplicas());
  }
}
