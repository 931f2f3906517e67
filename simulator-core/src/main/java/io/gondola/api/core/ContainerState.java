package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Exactly one of waiting, running, terminated. */
@ApiRecord
public record ContainerState(
    @Nullable ContainerStateWaiting waiting,
    @Nullable ContainerStateRunning running,
    @Nullable ContainerStateTerminated terminated)
    implements ContainerStateBuilder.With {}
