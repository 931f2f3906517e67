package io.gondola.api.discovery;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** A port of all endpoints of a slice. */
@ApiRecord
public record EndpointPort(
    @Nullable String name,
    @Nullable String protocol,
    @Nullable Integer port,
    @Nullable String appProtocol)
    implements EndpointPortBuilder.With {}
