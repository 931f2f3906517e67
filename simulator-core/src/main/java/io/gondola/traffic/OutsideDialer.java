package io.gondola.traffic;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.network.Network;
import io.gondola.network.ServiceProxy;
import java.util.List;

/** Connects as a plain load balancer does: to the Service's node port, node by node. */
final class OutsideDialer implements Dialer {

  private final ApiServer api;
  private final ObjectKey service;
  private final int port;
  private final Doors doors;
  private final ImmutableList<ServiceProxy> proxies;

  OutsideDialer(Client client, ApiServer api, Network network, Doors doors) {
    this.api = api;
    this.doors = doors;
    this.service = service(client);
    this.port = client.target().port();
    this.proxies = Routes.proxies(client, network, doors);
  }

  private static ObjectKey service(Client client) {
    List<String> parts = Splitter.on('.').splitToList(client.target().host());
    return new ObjectKey(parts.size() > 1 ? parts.get(1) : client.namespace(), parts.get(0));
  }

  @Override
  public Dial dial(int place, String clientIp) {
    ServiceProxy proxy = proxies.get(place % proxies.size());
    int nodePort = nodePort();
    if (nodePort == 0) {
      String reason = "service %s has no node port for its port %s".formatted(service, port);
      return Dial.failed(Dial.Kind.NO_WAY, proxy.node(), null, reason);
    }
    if (!doors.isPowered(proxy.node())) {
      return Dial.failed(Dial.Kind.SILENT, proxy.node(), null, proxy.node() + " is down");
    }
    return Routes.follow(proxy.toNodePort(nodePort, clientIp), proxy.node(), doors);
  }

  /** 0 if there is none. */
  private int nodePort() {
    Service found = api.find(Service.TYPE, service).orElse(null);
    if (found != null) {
      for (ServicePort each : found.spec().ports()) {
        if (each.port() == port) {
          return each.nodePort();
        }
      }
    }
    return 0;
  }
}
