package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Calls the gRPC health service. */
@ApiRecord
public record GrpcAction(int port, @Nullable String service) implements GrpcActionBuilder.With {}
