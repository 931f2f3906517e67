package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/**
 * What an autoscaler goes by. Sources beside resources are kept as they are written: nothing in a
 * simulated cluster measures them.
 */
@ApiRecord
public record MetricSpec(
    String type,
    @Nullable ResourceMetricSource resource,
    @Nullable ContainerResourceMetricSource containerResource,
    RawFields other)
    implements MetricSpecBuilder.With {

  public static final String RESOURCE = "Resource";
  public static final String CONTAINER_RESOURCE = "ContainerResource";

  public MetricSpec {
    type = Strings.nullToEmpty(type);
    other = RawFields.orEmpty(other);
  }
}
