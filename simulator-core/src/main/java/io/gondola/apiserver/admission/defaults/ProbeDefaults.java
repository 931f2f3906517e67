package io.gondola.apiserver.admission.defaults;

import io.gondola.api.core.GrpcAction;
import io.gondola.api.core.HttpGetAction;
import io.gondola.api.core.Lifecycle;
import io.gondola.api.core.LifecycleHandler;
import io.gondola.api.core.Probe;
import org.jspecify.annotations.Nullable;

/** Defaults of probes and hooks. */
final class ProbeDefaults {

  private ProbeDefaults() {}

  static @Nullable Probe probe(@Nullable Probe probe) {
    if (probe == null) {
      return null;
    }
    Probe complete =
        probe
            .withHttpGet(httpGet(probe.httpGet()))
            .withGrpc(grpc(probe.grpc()))
            .withTimeoutSeconds(Unchanged.orIfZero(probe.timeoutSeconds(), 1))
            .withPeriodSeconds(Unchanged.orIfZero(probe.periodSeconds(), 10))
            .withSuccessThreshold(Unchanged.orIfZero(probe.successThreshold(), 1))
            .withFailureThreshold(Unchanged.orIfZero(probe.failureThreshold(), 3));
    return Unchanged.or(probe, complete);
  }

  static @Nullable Lifecycle lifecycle(@Nullable Lifecycle lifecycle) {
    if (lifecycle == null) {
      return null;
    }
    Lifecycle complete =
        lifecycle.withPostStart(hook(lifecycle.postStart())).withPreStop(hook(lifecycle.preStop()));
    return Unchanged.or(lifecycle, complete);
  }

  private static @Nullable LifecycleHandler hook(@Nullable LifecycleHandler handler) {
    return handler == null ? null : handler.withHttpGet(httpGet(handler.httpGet()));
  }

  private static @Nullable HttpGetAction httpGet(@Nullable HttpGetAction get) {
    return get == null
        ? null
        : get.withPath(Unchanged.orIfEmpty(get.path(), "/"))
            .withScheme(Unchanged.orIfEmpty(get.scheme(), "HTTP"));
  }

  private static @Nullable GrpcAction grpc(@Nullable GrpcAction grpc) {
    return grpc == null || grpc.service() != null ? grpc : grpc.withService("");
  }
}
