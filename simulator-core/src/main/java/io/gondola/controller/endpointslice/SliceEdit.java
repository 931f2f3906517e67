package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointSlice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What becomes of the endpoints of a slice; they are called by the names of their pods. */
final class SliceEdit {

  private final EndpointSlice slice;

  // Looked up, never walked.
  private final Map<String, Endpoint> replaced = new HashMap<>();
  private final Set<String> removed = new HashSet<>();

  SliceEdit(EndpointSlice slice) {
    this.slice = slice;
  }

  void replace(Endpoint endpoint) {
    replaced.put(PlacedSlices.podOf(endpoint), endpoint);
  }

  void remove(String pod) {
    removed.add(pod);
  }

  /** How many endpoints stay. */
  int remaining() {
    return slice.endpoints().size() - removed.size();
  }

  /** The endpoints that stay, in their order, and new ones behind them. */
  ImmutableList<Endpoint> endpoints(Iterable<Endpoint> added) {
    ImmutableList.Builder<Endpoint> endpoints =
        ImmutableList.builderWithExpectedSize(slice.endpoints().size() + 1);
    for (Endpoint endpoint : slice.endpoints()) {
      String pod = PlacedSlices.podOf(endpoint);
      if (!removed.contains(pod)) {
        endpoints.add(replaced.getOrDefault(pod, endpoint));
      }
    }
    return endpoints.addAll(added).build();
  }
}
