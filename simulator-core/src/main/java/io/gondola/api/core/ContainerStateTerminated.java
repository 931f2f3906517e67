package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A container that ran and ended. */
@ApiRecord
public record ContainerStateTerminated(
    int exitCode,
    int signal,
    String reason,
    String message,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String containerID)
    implements ContainerStateTerminatedBuilder.With {

  public ContainerStateTerminated {
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
    containerID = Strings.nullToEmpty(containerID);
  }
}
