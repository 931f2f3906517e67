package io.gondola.api.discovery;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Whether traffic may be sent to an endpoint. */
@ApiRecord
public record EndpointConditions(
    @Nullable Boolean ready, @Nullable Boolean serving, @Nullable Boolean terminating)
    implements EndpointConditionsBuilder.With {

  /** Nothing set. */
  public static final EndpointConditions EMPTY = EndpointConditionsBuilder.builder().build();
}
