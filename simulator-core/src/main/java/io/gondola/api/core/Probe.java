package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/**
 * How the kubelet finds out about a container: exactly one handler, with its timing in seconds.
 * Zero reads as unset.
 */
@ApiRecord
public record Probe(
    @Nullable ExecAction exec,
    @Nullable HttpGetAction httpGet,
    @Nullable TcpSocketAction tcpSocket,
    @Nullable GrpcAction grpc,
    int initialDelaySeconds,
    int timeoutSeconds,
    int periodSeconds,
    int successThreshold,
    int failureThreshold,
    @Nullable Long terminationGracePeriodSeconds)
    implements ProbeBuilder.With {}
