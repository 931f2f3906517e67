package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ObjectReference;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The slices of a Service by their ports, and which of them each pod is in; pods are called by
 * their names.
 */
final class PlacedSlices {

  private final Map<ImmutableList<EndpointPort>, Map<String, EndpointSlice>> byPorts =
      new LinkedHashMap<>();
  private final Map<String, EndpointSlice> byName = new LinkedHashMap<>();

  /** The name of the slice by that of the pod: looked up, never walked. */
  private final Map<String, String> homes = new HashMap<>();

  private final Map<String, EndpointSlice> obsolete = new LinkedHashMap<>();

  /** Those of a former Service of that name, or with other addresses, have to go. */
  static PlacedSlices of(Service service, Iterable<EndpointSlice> slices) {
    PlacedSlices placed = new PlacedSlices();
    for (EndpointSlice slice : slices) {
      if (slice.addressType().equals(SliceReconciler.ADDRESS_TYPE)
          && SliceMetadata.isOwnedBy(slice, service)) {
        placed.put(slice);
      } else {
        placed.obsolete.put(slice.name(), slice);
      }
    }
    return placed;
  }

  /** The endpoint of a pod in the slice that it is in. */
  static Endpoint endpointOf(EndpointSlice home, String pod) {
    for (Endpoint endpoint : home.endpoints()) {
      if (podOf(endpoint).equals(pod)) {
        return endpoint;
      }
    }
    throw new IllegalStateException("slice %s lacks %s".formatted(home.key(), pod));
  }

  /** The name of the pod behind an endpoint; empty if it is none. */
  static String podOf(Endpoint endpoint) {
    ObjectReference target = endpoint.targetRef();
    return target == null ? "" : target.name();
  }

  /** How many slices there are, obsolete ones included. */
  int size() {
    return byName.size() + obsolete.size();
  }

  ImmutableList<EndpointSlice> obsolete() {
    return ImmutableList.copyOf(obsolete.values());
  }

  Optional<EndpointSlice> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The slice that a pod is in. */
  Optional<EndpointSlice> homeOf(String pod) {
    return Optional.ofNullable(homes.get(pod)).map(byName::get);
  }

  /** Whether a pod belongs there; where others wrote it into two slices, only one is right. */
  boolean isHome(EndpointSlice slice, String pod) {
    return slice.name().equals(homes.get(pod));
  }

  /** All slices but the obsolete ones, oldest first. */
  Collection<EndpointSlice> all() {
    return byName.values();
  }

  /** The sets of ports that there are slices for. */
  ImmutableList<ImmutableList<EndpointPort>> portSets() {
    return ImmutableList.copyOf(byPorts.keySet());
  }

  ImmutableList<EndpointSlice> withPorts(ImmutableList<EndpointPort> ports) {
    Map<String, EndpointSlice> slices = byPorts.get(ports);
    return slices == null ? ImmutableList.of() : ImmutableList.copyOf(slices.values());
  }

  /** Takes note of a new slice or a new state of one. */
  void put(EndpointSlice slice) {
    EndpointSlice before = byName.put(slice.name(), slice);
    if (before != null && !before.ports().equals(slice.ports())) {
      leavePorts(before);
    }
    byPorts.computeIfAbsent(slice.ports(), ports -> new LinkedHashMap<>()).put(slice.name(), slice);
    moveHomes(before == null ? ImmutableList.of() : before.endpoints(), slice);
  }

  void remove(String name) {
    obsolete.remove(name);
    EndpointSlice before = byName.remove(name);
    if (before != null) {
      leavePorts(before);
      before.endpoints().forEach(endpoint -> homes.remove(podOf(endpoint), name));
    }
  }

  private void leavePorts(EndpointSlice slice) {
    Map<String, EndpointSlice> siblings = byPorts.get(slice.ports());
    siblings.remove(slice.name());
    if (siblings.isEmpty()) {
      byPorts.remove(slice.ports());
    }
  }

  /** Only the part that differs: most changes concern one endpoint of a hundred. */
  private void moveHomes(ImmutableList<Endpoint> before, EndpointSlice slice) {
    ImmutableList<Endpoint> after = slice.endpoints();
    int common = Math.min(before.size(), after.size());
    int head = 0;
    while (head < common && before.get(head).equals(after.get(head))) {
      head++;
    }
    for (int i = head; i < before.size(); i++) {
      homes.remove(podOf(before.get(i)), slice.name());
    }
    for (int i = head; i < after.size(); i++) {
      homes.put(podOf(after.get(i)), slice.name());
    }
  }
}
