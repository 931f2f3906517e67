package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition of a node. */
@ApiRecord
public record NodeCondition(
    String type,
    String status,
    @Nullable Instant lastHeartbeatTime,
    @Nullable Instant lastTransitionTime,
    String reason,
    String message)
    implements NodeConditionBuilder.With {

  public NodeCondition {
    type = Strings.nullToEmpty(type);
    status = Strings.nullToEmpty(status);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }
}
