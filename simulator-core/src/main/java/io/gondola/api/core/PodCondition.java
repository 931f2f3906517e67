package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition of a pod; {@code lastTransitionTime} moves only when {@code status} does. */
@ApiRecord
public record PodCondition(
    String type,
    String status,
    @Nullable Instant lastProbeTime,
    @Nullable Instant lastTransitionTime,
    String reason,
    String message,
    long observedGeneration)
    implements PodConditionBuilder.With {

  public PodCondition {
    type = Strings.nullToEmpty(type);
    status = Strings.nullToEmpty(status);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }
}
