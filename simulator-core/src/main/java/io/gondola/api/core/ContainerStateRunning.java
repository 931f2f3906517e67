package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A running container. */
@ApiRecord
public record ContainerStateRunning(@Nullable Instant startedAt)
    implements ContainerStateRunningBuilder.With {}
