package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** A container that does not run yet, and why. */
@ApiRecord
public record ContainerStateWaiting(String reason, String message)
    implements ContainerStateWaitingBuilder.With {

  public ContainerStateWaiting {
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }
}
