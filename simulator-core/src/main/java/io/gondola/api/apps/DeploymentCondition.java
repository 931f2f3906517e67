package io.gondola.api.apps;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition of a Deployment. */
@ApiRecord
public record DeploymentCondition(
    String type,
    String status,
    @Nullable Instant lastUpdateTime,
    @Nullable Instant lastTransitionTime,
    String reason,
    String message)
    implements DeploymentConditionBuilder.With {

  public DeploymentCondition {
    type = Strings.nullToEmpty(type);
    status = Strings.nullToEmpty(status);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }
}
