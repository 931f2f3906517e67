package io.gondola.network;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ClientIPConfig;
import io.gondola.api.core.Node;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.SessionAffinityConfig;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.sim.ChoiceStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy of a node: says where a new TCP connection from that node goes. It is asked once a
 * connection, not once a request.
 */
public final class ServiceProxy {

  private static final String ZONE_LABEL = "topology.kubernetes.io/zone";
  private static final String TCP = "TCP";

  private final ApiServer api;
  private final String node;
  private final ProxyMode mode;
  private final SharedEndpoints shared;
  private final ChoiceStream choices;
  private final ProxyView view;

  /** By Service, then by the port's name. */
  private final Map<ObjectKey, Map<String, BalancedPort>> ports = new LinkedHashMap<>();

  private enum Origin {
    INSIDE,
    OUTSIDE
  }

  /** What all proxies of a cluster have in common. */
  record World(ApiServer api, ProxyMode mode, SharedEndpoints endpoints) {}

  ServiceProxy(World world, String node, Arrivals arrivals, ProxyView.Timing timing) {
    this.api = world.api();
    this.node = node;
    this.mode = world.mode();
    this.shared = world.endpoints();
    this.choices = api.simulation().choices().stream("kube-proxy/" + node + "/choice");
    this.view = new ProxyView(arrivals, timing, this::onApplied);
  }

  /** The node that it runs on. */
  public String node() {
    return node;
  }

  /**
   * Where a connection to a virtual IP goes.
   *
   * @param ip a Service's {@code clusterIP}; an address of no Service leads nowhere
   * @param clientIp who connects: counts for session affinity
   */
  public Route toClusterIp(String ip, int port, String clientIp) {
    ServiceTable table = table();
    Service service = table.withClusterIp(ip).orElse(null);
    if (service == null) {
      return new Route.Dropped("%s knows no Service with the address %s".formatted(node, ip));
    }
    for (ServicePort each : service.spec().ports()) {
      if (each.port() == port && each.protocol().equals(TCP)) {
        return route(table, service, each, Origin.INSIDE, clientIp);
      }
    }
    return new Route.Dropped("service %s has no TCP port %s".formatted(service.key(), port));
  }

  /** Where a connection to a port of a Service goes, by their names. */
  public Route to(ServicePortName name, String clientIp) {
    return named(table(), name, Origin.INSIDE, clientIp);
  }

  /** Where a connection that reaches the node from outside the cluster goes. */
  public Route toNodePort(int nodePort, String clientIp) {
    ServiceTable table = table();
    ServicePortName name = table.withNodePort(nodePort).orElse(null);
    return name == null
        ? new Route.Refused("nothing listens at port %s of %s".formatted(nodePort, node))
        : named(table, name, Origin.OUTSIDE, clientIp);
  }

  /**
   * When the proxy put a state of a Service or of an EndpointSlice into effect.
   *
   * @return empty if it has not yet, or does not know it
   */
  public Optional<Instant> effectiveSince(ApiObject state) {
    table();
    return view.effectiveSince(state).map(api.simulation().start()::plus);
  }

  /** Does nothing for a while: new connections go where it last knew. */
  public void pause(Duration howLong) {
    view.pause(api.simulation().elapsed(), howLong);
  }

  /** Lets changes that are written within a while reach the proxy later. */
  public void delayWatch(Duration extra, Duration howLong) {
    view.delayArrivals(extra, api.simulation().elapsed().plus(howLong));
  }

  private Route named(ServiceTable table, ServicePortName name, Origin origin, String clientIp) {
    Service service = table.service(name.service()).orElse(null);
    if (service == null || service.spec().isHeadless() || service.spec().isExternalName()) {
      return new Route.Dropped("%s knows no virtual IP of %s".formatted(node, name.service()));
    }
    for (ServicePort each : service.spec().ports()) {
      if (each.name().equals(name.port())) {
        return route(table, service, each, origin, clientIp);
      }
    }
    return new Route.Dropped("service %s has no port %s".formatted(service.key(), name.port()));
  }

  private Route route(
      ServiceTable table, Service service, ServicePort port, Origin origin, String clientIp) {
    BalancedPort balanced =
        ports
            .computeIfAbsent(service.key(), key -> new LinkedHashMap<>())
            .computeIfAbsent(port.name(), name -> new BalancedPort(mode, choices));
    TrafficRules rules = TrafficRules.of(service.spec());
    EndpointCategories categories = balanced.categories();
    if (categories == null) {
      ServicePortName name = new ServicePortName(service.key(), port.name());
      categories = EndpointCategories.of(endpoints(table, name), rules, place());
      balanced.setCategories(categories);
    }
    boolean local = origin == Origin.INSIDE ? rules.internalLocal() : rules.externalLocal();
    ImmutableList<ProxyEndpoint> usable = local ? categories.local() : categories.cluster();
    if (!usable.isEmpty()) {
      return new Route.To(
          balanced.pick(usable, affinity(service), clientIp, api.simulation().now()));
    }
    return categories.anywhere()
        ? new Route.Dropped("service %s has no endpoint on %s".formatted(service.key(), node))
        : new Route.Refused("service %s has no endpoints".formatted(service.key()));
  }

  private ServiceTable table() {
    return view.at(api.simulation().elapsed());
  }

  private ImmutableList<ProxyEndpoint> endpoints(ServiceTable table, ServicePortName port) {
    return shared
        .get(
            port,
            table.changes(port.service()),
            () -> EndpointList.of(table.slices(port.service()), port.port()))
        .seenFrom(node);
  }

  private EndpointCategories.Place place() {
    String zone =
        api.find(Node.TYPE, new ObjectKey("", node))
            .map(found -> found.metadata().labels().getOrDefault(ZONE_LABEL, ""))
            .orElse("");
    return new EndpointCategories.Place(node, zone);
  }

  private static Optional<Duration> affinity(Service service) {
    SessionAffinityConfig config = service.spec().sessionAffinityConfig();
    ClientIPConfig clientIp = config == null ? null : config.clientIP();
    return clientIp == null || clientIp.timeoutSeconds() == null
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(clientIp.timeoutSeconds()));
  }

  private void onApplied(ObjectKey service) {
    Map<String, BalancedPort> changed = ports.get(service);
    if (changed != null) {
      changed.values().forEach(BalancedPort::invalidate);
    }
  }

  @Override
  public String toString() {
    return "ServiceProxy[%s, %s]".formatted(node, mode);
  }
}
