package io.gondola.api.autoscaling;

import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.Quantity;
import org.jspecify.annotations.Nullable;

/** The value of a metric. */
@ApiRecord
public record MetricValueStatus(
    @Nullable Quantity value, @Nullable Quantity averageValue, @Nullable Integer averageUtilization)
    implements MetricValueStatusBuilder.With {

  /** Nothing set. */
  public static final MetricValueStatus EMPTY = MetricValueStatusBuilder.builder().build();
}
