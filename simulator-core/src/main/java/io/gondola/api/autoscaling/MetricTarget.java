package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.Quantity;
import org.jspecify.annotations.Nullable;

/** The value of a metric that an autoscaler aims at; {@code type} says which. */
@ApiRecord
public record MetricTarget(
    String type,
    @Nullable Quantity value,
    @Nullable Quantity averageValue,
    @Nullable Integer averageUtilization)
    implements MetricTargetBuilder.With {

  public static final String UTILIZATION = "Utilization";
  public static final String VALUE = "Value";
  public static final String AVERAGE_VALUE = "AverageValue";

  /** Nothing set. */
  public static final MetricTarget EMPTY = MetricTargetBuilder.builder().build();

  public MetricTarget {
    type = Strings.nullToEmpty(type);
  }
}
