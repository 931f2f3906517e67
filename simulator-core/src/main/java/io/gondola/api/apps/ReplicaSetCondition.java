package io.gondola.api.apps;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition of a ReplicaSet. */
@ApiRecord
public record ReplicaSetCondition(
    String type, String status, @Nullable Instant lastTransitionTime, String reason, String message)
    implements ReplicaSetConditionBuilder.With {

  public ReplicaSetCondition {
    type = Strings.nullToEmpty(type);
    status = Strings.nullToEmpty(status);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }
}
