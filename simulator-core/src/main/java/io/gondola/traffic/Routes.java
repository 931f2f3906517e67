package io.gondola.traffic;

import com.google.common.collect.ImmutableList;
import io.gondola.network.Network;
import io.gondola.network.ProxyEndpoint;
import io.gondola.network.Route;
import io.gondola.network.ServiceProxy;

/** From what a proxy says to who is there. */
final class Routes {

  private Routes() {}

  /** The proxies of a client's nodes. */
  static ImmutableList<ServiceProxy> proxies(Client client, Network network, Doors doors) {
    return (client.nodes().isEmpty() ? doors.nodes() : client.nodes())
        .stream().map(network::proxy).collect(ImmutableList.toImmutableList());
  }

  static Dial follow(Route route, String node, Doors doors) {
    if (route instanceof Route.To to) {
      ProxyEndpoint endpoint = to.endpoint();
      return doors.open(node, endpoint.address(), endpoint.pod());
    }
    return route instanceof Route.Refused refused
        ? Dial.failed(Dial.Kind.NO_WAY, node, null, refused.reason())
        : Dial.failed(Dial.Kind.SILENT, node, null, ((Route.Dropped) route).reason());
  }
}
