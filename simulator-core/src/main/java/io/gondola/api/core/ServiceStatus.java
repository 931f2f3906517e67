package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;

/** The seen state of a Service. */
@ApiRecord
public record ServiceStatus(RawFields loadBalancer, RawFields other)
    implements ServiceStatusBuilder.With {

  /** Nothing set. */
  public static final ServiceStatus EMPTY = ServiceStatusBuilder.builder().build();

  public ServiceStatus {
    loadBalancer = RawFields.orEmpty(loadBalancer);
    other = RawFields.orEmpty(other);
  }
}
