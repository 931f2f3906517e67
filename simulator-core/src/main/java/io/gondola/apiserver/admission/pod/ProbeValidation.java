package io.gondola.apiserver.admission.pod;

import io.gondola.api.core.Probe;
import io.gondola.apiserver.admission.field.Field;
import org.jspecify.annotations.Nullable;

/** Checks probes. */
final class ProbeValidation {

  private ProbeValidation() {}

  /** A liveness or startup probe: one success is enough. */
  static void mustSucceedOnce(@Nullable Probe probe, Field at) {
    if (probe == null) {
      return;
    }
    common(probe, at);
    if (probe.successThreshold() != 1) {
      at.child("successThreshold").invalid(probe.successThreshold(), "must be 1");
    }
  }

  /** A readiness probe never ends a container, so it has no grace period. */
  static void readiness(@Nullable Probe probe, Field at) {
    if (probe == null) {
      return;
    }
    common(probe, at);
    if (probe.terminationGracePeriodSeconds() != null) {
      at.child("terminationGracePeriodSeconds")
          .invalid(probe.terminationGracePeriodSeconds(), "must not be set for readinessProbes");
    }
  }

  private static void common(Probe probe, Field at) {
    Handlers handlers = new Handlers(at);
    handlers.exec(probe.exec());
    handlers.httpGet(probe.httpGet());
    handlers.tcpSocket(probe.tcpSocket());
    handlers.grpc(probe.grpc());
    handlers.end();
    at.child("initialDelaySeconds").nonNegative(probe.initialDelaySeconds());
    at.child("timeoutSeconds").nonNegative(probe.timeoutSeconds());
    at.child("periodSeconds").nonNegative(probe.periodSeconds());
    at.child("successThreshold").nonNegative(probe.successThreshold());
    at.child("failureThreshold").nonNegative(probe.failureThreshold());
    Long grace = probe.terminationGracePeriodSeconds();
    if (grace != null && grace <= 0) {
      at.child("terminationGracePeriodSeconds").invalid(grace, "must be greater than 0");
    }
  }
}
