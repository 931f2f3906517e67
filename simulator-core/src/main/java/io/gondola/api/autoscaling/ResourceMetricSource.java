package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.util.Objects;

/** A resource that the containers of the pods use together, such as {@code cpu}. */
@ApiRecord
public record ResourceMetricSource(String name, MetricTarget target)
    implements ResourceMetricSourceBuilder.With {

  public ResourceMetricSource {
    name = Strings.nullToEmpty(name);
    target = Objects.requireNonNullElse(target, MetricTarget.EMPTY);
  }
}
