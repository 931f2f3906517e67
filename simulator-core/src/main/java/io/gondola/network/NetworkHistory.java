package io.gondola.network;

import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.WatchEvent;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All changes of Services and EndpointSlices, in order. Each node reads them at its own pace, when
 * it is asked: hundreds of nodes that watch cost one list.
 */
final class NetworkHistory {

  private final Simulation simulation;
  private final List<Change> changes = new ArrayList<>();

  /**
   * A change.
   *
   * @param at when it was written
   * @param object the new state, or the last one
   */
  record Change(Duration at, ApiObject object, boolean gone) {}

  NetworkHistory(ApiServer api) {
    this.simulation = api.simulation();
    api.list(Service.TYPE).forEach(service -> add(service, false));
    api.list(EndpointSlice.TYPE).forEach(slice -> add(slice, false));
    api.watch(Service.TYPE, this::onChange);
    api.watch(EndpointSlice.TYPE, this::onChange);
  }

  int size() {
    return changes.size();
  }

  Change get(int index) {
    return changes.get(index);
  }

  /** The place of a state of an object, counted from 0; -1 if it is of no interest here. */
  int indexOf(ApiObject state) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      if (!change.gone() && isSame(change.object(), state)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSame(ApiObject a, ApiObject b) {
    return a.resourceType().equals(b.resourceType())
        && a.key().equals(b.key())
        && a.metadata().resourceVersion().equals(b.metadata().resourceVersion());
  }

  private void onChange(WatchEvent<?> event) {
    add(event.object(), event.after() == null);
  }

  private void add(ApiObject object, boolean gone) {
    changes.add(new Change(simulation.elapsed(), object, gone));
  }
}
