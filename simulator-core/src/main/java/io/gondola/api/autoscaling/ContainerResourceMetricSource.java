package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.util.Objects;

/** A resource that one container of each pod uses. */
@ApiRecord
public record ContainerResourceMetricSource(String name, String container, MetricTarget target)
    implements ContainerResourceMetricSourceBuilder.With {

  public ContainerResourceMetricSource {
    name = Strings.nullToEmpty(name);
    container = Strings.nullToEmpty(container);
    target = Objects.requireNonNullElse(target, MetricTarget.EMPTY);
  }
}
