package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Settings of session affinity. */
@ApiRecord
public record SessionAffinityConfig(@Nullable ClientIPConfig clientIP)
    implements SessionAffinityConfigBuilder.With {}
