package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.discovery.EndpointSliceBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the writes that bring a Service's slices in line with its pods. A pure computation: it
 * looks at the pods it is told of, and at the slices these are in; of all others it only needs the
 * sizes.
 */
final class SliceReconciler {

  static final int MAX_ENDPOINTS = 100;
  static final String ADDRESS_TYPE = "IPv4";

  private final Service service;
  private final PlacedSlices placed;
  private final int max;
  private final ImmutableSortedMap<String, String> labels;

  /** By the name of the slice. */
  private final Map<String, SliceEdit> edits = new LinkedHashMap<>();

  private final Map<ImmutableList<EndpointPort>, Deque<Endpoint>> fresh = new LinkedHashMap<>();
  private final List<EndpointSlice> creates = new ArrayList<>();
  private final List<EndpointSlice> updates = new ArrayList<>();
  private final List<EndpointSlice> deletes = new ArrayList<>();

  private SliceReconciler(Service service, PlacedSlices placed, int max) {
    this.service = service;
    this.placed = placed;
    this.max = max;
    this.labels = SliceMetadata.labels(service);
  }

  /**
   * @param max how many endpoints a slice may hold
   */
  static SliceChanges changes(Service service, PlacedSlices placed, WantedPods wanted, int max) {
    SliceReconciler reconciler = new SliceReconciler(service, placed, max);
    wanted.absent().forEach(reconciler::drop);
    wanted.present().forEach(reconciler::place);
    if (wanted.all()) {
      placed.all().forEach(slice -> reconciler.tidy(slice, wanted));
    }
    return reconciler.changes();
  }

  private SliceEdit edit(EndpointSlice slice) {
    return edits.computeIfAbsent(slice.name(), name -> new SliceEdit(slice));
  }

  private void drop(String pod) {
    placed.homeOf(pod).ifPresent(slice -> edit(slice).remove(pod));
  }

  private void place(String pod, Backend backend) {
    EndpointSlice home = placed.homeOf(pod).orElse(null);
    if (home != null) {
      Endpoint former = PlacedSlices.endpointOf(home, pod);
      if (backend.endpoint().equals(former) && home.ports().equals(backend.ports())) {
        return;
      }
      if (backend.continues(home.ports(), former)) {
        edit(home).replace(backend.endpoint());
        return;
      }
      edit(home).remove(pod);
    }
    fresh.computeIfAbsent(backend.ports(), ports -> new ArrayDeque<>()).add(backend.endpoint());
  }

  /** Removes what nobody wants, and puts right what others have changed. */
  private void tidy(EndpointSlice slice, WantedPods wanted) {
    if (!slice.metadata().labels().equals(labels)) {
      edit(slice);
    }
    for (Endpoint endpoint : slice.endpoints()) {
      String pod = PlacedSlices.podOf(endpoint);
      if (!wanted.present().containsKey(pod) || !placed.isHome(slice, pod)) {
        edit(slice).remove(pod);
      }
    }
  }

  private SliceChanges changes() {
    deletes.addAll(placed.obsolete());
    Set<ImmutableList<EndpointPort>> portSets = new LinkedHashSet<>(placed.portSets());
    portSets.addAll(fresh.keySet());
    portSets.forEach(this::pack);
    keepOne();
    SliceChanges changes =
        new SliceChanges(
                ImmutableList.copyOf(creates),
                ImmutableList.copyOf(updates),
                ImmutableList.copyOf(deletes))
            .recycled(service);
    boolean leaving = service.metadata().deletionTimestamp() != null;
    return leaving ? changes.withoutCreates() : changes;
  }

  private void pack(ImmutableList<EndpointPort> ports) {
    ImmutableList<EndpointSlice> slices = placed.withPorts(ports);
    Deque<Endpoint> homeless = fresh.getOrDefault(ports, new ArrayDeque<>());
    if (homeless.isEmpty() && slices.stream().allMatch(slice -> remaining(slice) == 0)) {
      deletes.addAll(slices);
      return;
    }
    Packing packing = Packing.of(slices.stream().map(this::room).toList(), homeless.size(), max);
    for (int i = 0; i < slices.size(); i++) {
      update(slices.get(i), next(homeless, packing.added().get(i)));
    }
    for (int size : packing.created()) {
      creates.add(newSlice(ports, next(homeless, size)));
    }
  }

  private int remaining(EndpointSlice slice) {
    SliceEdit edit = edits.get(slice.name());
    return edit == null ? slice.endpoints().size() : edit.remaining();
  }

  private Packing.Room room(EndpointSlice slice) {
    boolean edited = edits.containsKey(slice.name());
    int remaining = remaining(slice);
    return new Packing.Room(remaining, edited, edited && remaining == 0);
  }

  private void update(EndpointSlice slice, ImmutableList<Endpoint> added) {
    boolean edited = edits.containsKey(slice.name());
    if (edited && remaining(slice) == 0) {
      deletes.add(slice);
    } else if (edited || !added.isEmpty()) {
      EndpointSlice next = slice.withEndpoints(edit(slice).endpoints(added));
      updates.add(next.withMetadata(slice.metadata().withLabels(labels)));
    }
  }

  private static ImmutableList<Endpoint> next(Deque<Endpoint> endpoints, int count) {
    if (count == 0) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Endpoint> taken = ImmutableList.builderWithExpectedSize(count);
    for (int i = 0; i < count; i++) {
      taken.add(endpoints.remove());
    }
    return taken.build();
  }

  /** A Service without endpoints has one empty slice: so all see that it is looked after. */
  private void keepOne() {
    boolean noneLeft = creates.isEmpty() && deletes.size() == placed.size();
    if (noneLeft && deletes.size() == 1 && isPlaceholder(deletes.get(0))) {
      deletes.clear();
    } else if (noneLeft) {
      creates.add(newSlice(ImmutableList.of(), ImmutableList.of()));
    }
  }

  private boolean isPlaceholder(EndpointSlice slice) {
    return slice.endpoints().isEmpty()
        && slice.ports().isEmpty()
        && slice.addressType().equals(ADDRESS_TYPE)
        && SliceMetadata.isOwnedBy(slice, service)
        && slice.metadata().labels().equals(labels);
  }

  private EndpointSlice newSlice(
      ImmutableList<EndpointPort> ports, ImmutableList<Endpoint> endpoints) {
    return EndpointSliceBuilder.builder()
        .metadata(SliceMetadata.ofNew(service))
        .addressType(ADDRESS_TYPE)
        .endpoints(endpoints)
        .ports(ports)
        .build();
  }
}
