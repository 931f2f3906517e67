package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** What a hook does: exactly one of its handlers. */
@ApiRecord
public record LifecycleHandler(
    @Nullable ExecAction exec,
    @Nullable HttpGetAction httpGet,
    @Nullable TcpSocketAction tcpSocket,
    @Nullable SleepAction sleep)
    implements LifecycleHandlerBuilder.With {}
