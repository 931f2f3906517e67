package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/** A metric as it was last read; of one that could not be read only the empty type. */
@ApiRecord
public record MetricStatus(
    String type,
    @Nullable ResourceMetricStatus resource,
    @Nullable ContainerResourceMetricStatus containerResource,
    RawFields other)
    implements MetricStatusBuilder.With {

  /** Of a metric that could not be read. */
  public static final MetricStatus UNKNOWN = MetricStatusBuilder.builder().build();

  public MetricStatus {
    type = Strings.nullToEmpty(type);
    other = RawFields.orEmpty(other);
  }
}
