package io.gondola.timeline;

import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointSlice;

/** Says which traffic an EndpointSlice lets through. */
final class EndpointSliceWording {

  private EndpointSliceWording() {}

  static String of(EndpointSlice before, EndpointSlice after) {
    return before.endpoints().equals(after.endpoints()) ? "changed" : "has " + endpoints(after);
  }

  /** {@code 3 endpoints, 2 ready, 1 terminating}. */
  static String endpoints(EndpointSlice slice) {
    int all = slice.endpoints().size();
    long ready = slice.endpoints().stream().filter(each -> each.conditions().isReady()).count();
    long leaving = slice.endpoints().stream().filter(EndpointSliceWording::isLeaving).count();
    return (all == 1 ? "1 endpoint" : all + " endpoints")
        + (all == 0 ? "" : ", " + ready + " ready")
        + (leaving == 0 ? "" : ", " + leaving + " terminating");
  }

  private static boolean isLeaving(Endpoint endpoint) {
    return endpoint.conditions().isTerminating();
  }
}
