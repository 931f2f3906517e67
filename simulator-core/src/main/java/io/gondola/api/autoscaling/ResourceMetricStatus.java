package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.util.Objects;

/** The use of a resource that was last read. */
@ApiRecord
public record ResourceMetricStatus(String name, MetricValueStatus current)
    implements ResourceMetricStatusBuilder.With {

  public ResourceMetricStatus {
    name = Strings.nullToEmpty(name);
    current = Objects.requireNonNullElse(current, MetricValueStatus.EMPTY);
  }
}
