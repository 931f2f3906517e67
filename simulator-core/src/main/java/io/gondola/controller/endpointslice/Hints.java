package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointHints;
import io.gondola.api.discovery.ForNode;
import io.gondola.api.discovery.ForZone;
import org.jspecify.annotations.Nullable;

/** Whose traffic an endpoint is meant for: only ready ones are meant for any. */
final class Hints {

  private Hints() {}

  /**
   * @param distribution the Service's {@code trafficDistribution}
   */
  static @Nullable EndpointHints of(@Nullable String distribution, Endpoint endpoint) {
    if (distribution == null || !endpoint.conditions().isReady()) {
      return null;
    }
    String zone = endpoint.zone();
    String node = endpoint.nodeName();
    ImmutableList<ForZone> zones =
        zone == null ? ImmutableList.of() : ImmutableList.of(new ForZone(zone));
    ImmutableList<ForNode> nodes =
        node == null ? ImmutableList.of() : ImmutableList.of(new ForNode(node));
    return switch (distribution) {
      case "PreferClose", "PreferSameZone" ->
          zones.isEmpty() ? null : new EndpointHints(zones, ImmutableList.of());
      case "PreferSameNode" -> nodes.isEmpty() ? null : new EndpointHints(zones, nodes);
      default -> null;
    };
  }
}
