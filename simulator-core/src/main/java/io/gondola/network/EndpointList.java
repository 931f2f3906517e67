package io.gondola.network;

import com.google.common.collect.ImmutableList;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The endpoints of one port, from all slices of its Service. It is the same for all nodes, so that
 * they can share it.
 *
 * @param entries sorted by address, those of one address in the order of the slices
 * @param twins whether an address is there more than once
 */
record EndpointList(ImmutableList<ProxyEndpoint> entries, boolean twins) {

  static EndpointList of(Iterable<EndpointSlice> slices, String port) {
    List<ProxyEndpoint> entries = new ArrayList<>();
    for (EndpointSlice slice : slices) {
      OptionalInt number = numberOf(slice, port);
      if (number.isPresent()) {
        for (Endpoint endpoint : slice.endpoints()) {
          entries.add(ProxyEndpoint.of(endpoint, number.getAsInt()));
        }
      }
    }
    entries.sort(Comparator.comparing(ProxyEndpoint::address));
    boolean twins = false;
    for (int i = 1; i < entries.size(); i++) {
      twins |= entries.get(i).address().equals(entries.get(i - 1).address());
    }
    return new EndpointList(ImmutableList.copyOf(entries), twins);
  }

  /** Each address once, as a node sees it. */
  ImmutableList<ProxyEndpoint> seenFrom(String node) {
    if (!twins) {
      return entries;
    }
    List<ProxyEndpoint> seen = new ArrayList<>();
    for (ProxyEndpoint entry : entries) {
      int last = seen.size() - 1;
      if (last < 0 || !seen.get(last).address().equals(entry.address())) {
        seen.add(entry);
      } else if (entry.isOn(node)) {
        // While an endpoint moves it may be in two slices; the first counts, or one that is local.
        seen.set(last, entry);
      }
    }
    return ImmutableList.copyOf(seen);
  }

  private static OptionalInt numberOf(EndpointSlice slice, String name) {
    for (EndpointPort port : slice.ports()) {
      boolean named = name.equals(port.name() == null ? "" : port.name());
      if (named && port.port() != null) {
        return OptionalInt.of(port.port());
      }
    }
    return OptionalInt.empty();
  }
}
