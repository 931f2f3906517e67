package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.util.Objects;

/** The use of a container's resource that was last read. */
@ApiRecord
public record ContainerResourceMetricStatus(
    String name, String container, MetricValueStatus current)
    implements ContainerResourceMetricStatusBuilder.With {

  public ContainerResourceMetricStatus {
    name = Strings.nullToEmpty(name);
    container = Strings.nullToEmpty(container);
    current = Objects.requireNonNullElse(current, MetricValueStatus.EMPTY);
  }
}
