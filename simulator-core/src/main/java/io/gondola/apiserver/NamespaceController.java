package io.gondola.apiserver;

import io.gondola.api.core.Namespace;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Empties namespaces that are deleted, and lets them go once nothing is left in them: pods that
 * take their time to stop and objects that a finalizer holds hold the namespace, too.
 */
public final class NamespaceController {

  private static final String COMPONENT = "namespace-controller";

  private final ApiServer api;
  private final Simulation simulation;
  private final Supplier<Duration> delay;

  /** Looked up, never walked. */
  private final Set<String> terminating = new HashSet<>();

  /** Those about to be looked at, so that a thousand pods that end call for one look. */
  private final Set<String> pending = new HashSet<>();

  public NamespaceController(ApiServer api, Supplier<Duration> delay) {
    this.api = api;
    this.simulation = api.simulation();
    this.delay = delay;
    api.watchAll(this::onChange);
  }

  private void onChange(WatchEvent<?> event) {
    ApiObject object = event.object();
    if (object instanceof Namespace) {
      if (event.after() == null) {
        terminating.remove(object.name());
      } else if (object.metadata().deletionTimestamp() != null && terminating.add(object.name())) {
        lookAt(object.name());
      }
    } else if (event.after() == null && terminating.contains(object.metadata().namespace())) {
      lookAt(object.metadata().namespace());
    }
  }

  private void lookAt(String namespace) {
    if (pending.add(namespace)) {
      Activity activity = new Activity(COMPONENT, "empty", new ObjectKey("", namespace));
      simulation.schedule(delay.get(), activity, () -> empty(namespace));
    }
  }

  private void empty(String namespace) {
    pending.remove(namespace);
    if (!terminating.contains(namespace)) {
      return;
    }
    boolean left = false;
    for (ResourceType<?> type : api.types()) {
      left |= type.namespaced() && emptyOf(type, namespace);
    }
    if (!left) {
      api.finalizeNamespace(namespace);
    }
  }

  /** Whether any object of that type is left. */
  private <T extends ApiObject> boolean emptyOf(ResourceType<T> type, String namespace) {
    api.listIn(type, namespace).stream()
        .filter(object -> object.metadata().deletionTimestamp() == null)
        .forEach(object -> delete(object));
    return !api.listIn(type, namespace).isEmpty();
  }

  /** Somebody may have been faster. */
  private void delete(ApiObject object) {
    try {
      api.delete(object.resourceType(), object.key(), DeleteOptions.DEFAULT);
    } catch (ApiException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
    }
  }
}
