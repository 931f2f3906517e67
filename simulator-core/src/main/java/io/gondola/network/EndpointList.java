package io.gondola.network;

import com.google.common.collect.ImmutableList;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The endpoints of one port, from all slices of its Service, each address once. */
final class EndpointList {

  private EndpointList() {}

  /**
   * Sorted by address.
   *
   * @param node the node that asks
   */
  static ImmutableList<ProxyEndpoint> of(Iterable<EndpointSlice> slices, String port, String node) {
    Map<String, ProxyEndpoint> byAddress = new TreeMap<>();
    for (EndpointSlice slice : slices) {
      OptionalInt number = numberOf(slice, port);
      if (number.isPresent()) {
        for (Endpoint endpoint : slice.endpoints()) {
          ProxyEndpoint entry = ProxyEndpoint.of(endpoint, number.getAsInt(), node);
          byAddress.merge(entry.address(), entry, EndpointList::preferred);
        }
      }
    }
    return ImmutableList.copyOf(byAddress.values());
  }

  /** While an endpoint moves it may be in two slices; the first counts, or one that is local. */
  private static ProxyEndpoint preferred(ProxyEndpoint first, ProxyEndpoint second) {
    return second.local() ? second : first;
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
