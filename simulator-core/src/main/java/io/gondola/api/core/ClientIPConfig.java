package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** How long a client stays with its pod. */
@ApiRecord
public record ClientIPConfig(@Nullable Integer timeoutSeconds)
    implements ClientIPConfigBuilder.With {}
