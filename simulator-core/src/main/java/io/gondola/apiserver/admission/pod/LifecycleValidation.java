package io.gondola.apiserver.admission.pod;

import io.gondola.api.core.Lifecycle;
import io.gondola.api.core.LifecycleHandler;
import io.gondola.apiserver.admission.field.Field;
import org.jspecify.annotations.Nullable;

/** Checks the hooks of a container and the signal that stops it. */
final class LifecycleValidation {

  private LifecycleValidation() {}

  static void validate(@Nullable Lifecycle lifecycle, PodFacts facts, Field at) {
    if (lifecycle == null) {
      return;
    }
    Long gracePeriod = facts.spec().terminationGracePeriodSeconds();
    hook(lifecycle.postStart(), gracePeriod, at.child("postStart"));
    hook(lifecycle.preStop(), gracePeriod, at.child("preStop"));
    if (!lifecycle.stopSignal().isEmpty()) {
      StopSignals.validate(lifecycle.stopSignal(), facts, at.child("stopSignal"));
    }
  }

  private static void hook(
      @Nullable LifecycleHandler handler, @Nullable Long gracePeriod, Field at) {
    if (handler == null) {
      return;
    }
    Handlers handlers = new Handlers(at);
    handlers.exec(handler.exec());
    handlers.httpGet(handler.httpGet());
    handlers.tcpSocket(handler.tcpSocket());
    handlers.sleep(handler.sleep(), gracePeriod);
    handlers.end();
  }
}
