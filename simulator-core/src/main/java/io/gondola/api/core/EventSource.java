package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** Which component an event came from. */
@ApiRecord
public record EventSource(String component, String host) implements EventSourceBuilder.With {

  /** Nothing set. */
  public static final EventSource EMPTY = EventSourceBuilder.builder().build();

  public EventSource {
    component = Strings.nullToEmpty(component);
    host = Strings.nullToEmpty(host);
  }
}
