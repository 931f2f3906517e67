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

  /** Whether traffic may be sent there; unless said otherwise, it may. */
  public boolean isReady() {
    return ready == null || ready;
  }

  /** Whether the endpoint would answer, be it told to stop or not; by default if it is ready. */
  public boolean isServing() {
    return serving == null ? isReady() : serving;
  }

  /** Whether the endpoint has been told to stop. */
  public boolean isTerminating() {
    return terminating != null && terminating;
  }
}
