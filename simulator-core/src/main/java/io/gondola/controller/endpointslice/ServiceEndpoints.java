package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.WatchEvent;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the controller remembers of a Service between two looks: its slices as last written, which
 * pods have changed since, and which of its own writes it has not seen yet.
 */
final class ServiceEndpoints {

  private static final long GONE = Long.MAX_VALUE;

  private Selector selector = Selector.nothing();
  private final Set<String> changed = new LinkedHashSet<>();

  /** The generation that was written, by the uid of the slice; looked up, never walked. */
  private final Map<String, Long> unseen = new HashMap<>();

  private final TriggerTimes triggers = new TriggerTimes();
  private PlacedSlices placed = new PlacedSlices();
  private boolean allChanged = true;

  /**
   * The Service is new, or other than before.
   *
   * @param pods of its namespace: it may select others now
   */
  void follow(Service service, Iterable<Pod> pods) {
    Selector before = selector;
    selector = Selector.ofLabels(service.spec().selector());
    allChanged = true;
    for (Pod pod : pods) {
      boolean was = before.matches(pod.metadata().labels());
      triggers.see(was ? pod : null, selects(pod) ? pod : null);
    }
  }

  /** A pod of the Service's namespace has changed. */
  void seePod(WatchEvent<Pod> event) {
    triggers.see(selected(event.before()), selected(event.after()));
  }

  private @Nullable Pod selected(@Nullable Pod pod) {
    return pod != null && selects(pod) ? pod : null;
  }

  TriggerTimes triggers() {
    return triggers;
  }

  boolean selects(Pod pod) {
    return selector.matches(pod.metadata().labels());
  }

  void mark(String pod) {
    changed.add(pod);
  }

  /** Nothing that is remembered of slices and pods can be relied upon. */
  void markAll() {
    allChanged = true;
  }

  boolean allChanged() {
    return allChanged;
  }

  ImmutableSet<String> changed() {
    return ImmutableSet.copyOf(changed);
  }

  void clearChanged() {
    allChanged = false;
    changed.clear();
  }

  PlacedSlices placed() {
    return placed;
  }

  void reload(PlacedSlices slices) {
    placed = slices;
  }

  /** Whether the cache lags behind the controller's own writes. */
  boolean isStale() {
    return !unseen.isEmpty();
  }

  void written(EndpointSlice slice) {
    placed.put(slice);
    unseen.put(slice.metadata().uid(), slice.metadata().generation());
  }

  void deleted(EndpointSlice slice) {
    placed.remove(slice.name());
    unseen.put(slice.metadata().uid(), GONE);
  }

  /** Takes note of news of a slice; tells whether somebody else has had a hand in it. */
  boolean see(WatchEvent<EndpointSlice> event) {
    EndpointSlice slice = event.object();
    Long expected = unseen.get(slice.metadata().uid());
    if (event.after() == null) {
      unseen.remove(slice.metadata().uid());
      return expected == null ? placed.find(slice.name()).isPresent() : expected != GONE;
    }
    long generation = slice.metadata().generation();
    if (expected == null) {
      return !isRefreshed(slice);
    }
    if (generation >= expected) {
      unseen.remove(slice.metadata().uid());
    }
    return generation > expected;
  }

  /** A change of metadata alone brings a new version, and that is all. */
  private boolean isRefreshed(EndpointSlice slice) {
    boolean same =
        placed
            .find(slice.name())
            .filter(known -> known.metadata().generation() == slice.metadata().generation())
            .isPresent();
    if (same) {
      placed.put(slice);
    }
    return same;
  }
}
