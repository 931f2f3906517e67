package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The virtual IPs and node ports that Services are given: the lowest free one, so that they depend
 * on nothing but the order of creation. A real cluster draws them at random.
 *
 * <p>{@link #allocated} only looks; {@link #replace} takes and gives back. So a Service that is
 * refused for another reason leaves no trace. Whether what a manifest asks for lies in the right
 * range is for admission to say.
 */
final class ClusterAddresses {

  /** Of the range 10.96.0.0/12 the first address belongs to the API server's own Service. */
  private static final int FIRST_ADDRESS = (10 << 24) | (96 << 16) | 2;

  private static final int LAST_ADDRESS = (10 << 24) | (111 << 16) | 0xfffe;
  private static final int API_SERVER = FIRST_ADDRESS - 1;
  private static final int FIRST_NODE_PORT = 30_000;
  private static final int LAST_NODE_PORT = 32_767;

  private final NumberPool addresses;
  private final NumberPool nodePorts;

  ClusterAddresses() {
    this(
        new NumberPool(FIRST_ADDRESS, LAST_ADDRESS),
        new NumberPool(FIRST_NODE_PORT, LAST_NODE_PORT));
  }

  private ClusterAddresses(NumberPool addresses, NumberPool nodePorts) {
    this.addresses = addresses;
    this.nodePorts = nodePorts;
  }

  ClusterAddresses copy() {
    return new ClusterAddresses(addresses.copy(), nodePorts.copy());
  }

  /**
   * A Service with all that its type needs; other objects pass through.
   *
   * @param stored the Service as it was, whose address and ports it may keep; null for a new one
   */
  @SuppressWarnings("unchecked") // A Service in, a Service out.
  <T extends ApiObject> T allocated(T object, @Nullable T stored) {
    return object instanceof Service service ? (T) allocated(service, (Service) stored) : object;
  }

  /** Gives back what one state of an object held and takes what the next one holds. */
  void replace(@Nullable ApiObject before, @Nullable ApiObject after) {
    if (before instanceof Service service) {
      ipOf(service.spec()).ifPresent(addresses::giveBack);
      service.spec().ports().forEach(port -> nodePorts.giveBack(port.nodePort()));
      nodePorts.giveBack(service.spec().healthCheckNodePort());
    }
    if (after instanceof Service service) {
      ipOf(service.spec()).ifPresent(addresses::take);
      service.spec().ports().forEach(port -> nodePorts.take(port.nodePort()));
      nodePorts.take(service.spec().healthCheckNodePort());
    }
  }

  private Service allocated(Service service, @Nullable Service stored) {
    ServiceSpec before = stored == null ? ServiceSpec.EMPTY : stored.spec();
    ServiceSpec spec = service.spec();
    if (ServiceNeeds.clusterIp(spec)) {
      spec = withAddress(service, before);
    }
    if (ServiceNeeds.nodePorts(spec)) {
      spec = spec.withPorts(withNodePorts(service, before));
    }
    if (ServiceNeeds.healthCheckNodePort(spec)) {
      spec = withHealthCheckNodePort(spec, before);
    }
    return spec.equals(service.spec()) ? service : service.withSpec(spec);
  }

  private ServiceSpec withAddress(Service service, ServiceSpec before) {
    ServiceSpec spec = service.spec();
    if (spec.clusterIP().isEmpty()) {
      int free = lowestFree(addresses, ImmutableSet.of(), "failed to allocate a serviceIP");
      String ip = InetAddresses.fromInteger(free).getHostAddress();
      return spec.withClusterIP(ip).withClusterIPs(ImmutableList.of(ip));
    }
    OptionalInt wanted = ipOf(spec);
    boolean kept = spec.clusterIP().equals(before.clusterIP());
    if (!kept && wanted.isPresent() && isTaken(wanted.getAsInt())) {
      String text = "failed to allocate IP %s: provided IP is already allocated";
      throw refused(
          service, "spec.clusterIPs", spec.clusterIPs(), text.formatted(spec.clusterIP()));
    }
    return spec;
  }

  /** Load balancers ask there whether a node has endpoints of its own. */
  private ServiceSpec withHealthCheckNodePort(ServiceSpec spec, ServiceSpec before) {
    int wanted = spec.healthCheckNodePort();
    if (wanted == 0) {
      Set<Integer> planned = new TreeSet<>();
      spec.ports().forEach(port -> planned.add(port.nodePort()));
      return spec.withHealthCheckNodePort(freeNodePort(planned));
    }
    if (wanted != before.healthCheckNodePort() && nodePorts.isTaken(wanted)) {
      throw new ApiException(
          Reason.INTERNAL_ERROR,
          "Internal error occurred: failed to allocate requested HealthCheck NodePort %s: provided port is already allocated"
              .formatted(wanted));
    }
    return spec;
  }

  private boolean isTaken(int address) {
    return address == API_SERVER || addresses.isTaken(address);
  }

  /** Ports of one number, such as TCP and UDP of a name server, share a node port. */
  private ImmutableList<ServicePort> withNodePorts(Service service, ServiceSpec before) {
    Map<Integer, Integer> byPort = wantedNodePorts(service, before);
    Set<Integer> planned = new TreeSet<>(byPort.values());
    ImmutableList.Builder<ServicePort> complete = ImmutableList.builder();
    for (ServicePort port : service.spec().ports()) {
      int nodePort = port.nodePort();
      if (nodePort == 0) {
        nodePort = byPort.computeIfAbsent(port.port(), number -> freeNodePort(planned));
        planned.add(nodePort);
      }
      complete.add(port.withNodePort(nodePort));
    }
    return complete.build();
  }

  /** The node ports that the Service asks for, by port; it may keep those that it had. */
  private Map<Integer, Integer> wantedNodePorts(Service service, ServiceSpec before) {
    Set<Integer> own = new TreeSet<>();
    before.ports().forEach(port -> own.add(port.nodePort()));
    Map<Integer, Integer> byPort = new LinkedHashMap<>();
    ImmutableList<ServicePort> ports = service.spec().ports();
    for (int i = 0; i < ports.size(); i++) {
      int wanted = ports.get(i).nodePort();
      if (wanted != 0 && nodePorts.isTaken(wanted) && !own.contains(wanted)) {
        String field = "spec.ports[%s].nodePort".formatted(i);
        throw refused(service, field, wanted, "provided port is already allocated");
      }
      if (wanted != 0) {
        byPort.putIfAbsent(ports.get(i).port(), wanted);
      }
    }
    return byPort;
  }

  private int freeNodePort(Set<Integer> planned) {
    return lowestFree(nodePorts, planned, "failed to allocate a nodePort");
  }

  private static int lowestFree(NumberPool pool, Set<Integer> excluded, String failure) {
    return pool.lowestFree(excluded::contains)
        .orElseThrow(
            () ->
                new ApiException(
                    Reason.INTERNAL_ERROR,
                    "Internal error occurred: %s: range is full".formatted(failure)));
  }

  /** Its address as a number; empty for a headless Service and for one that has none. */
  private static OptionalInt ipOf(ServiceSpec spec) {
    String ip = spec.clusterIP();
    return ip.isEmpty() || ip.equals("None") || ip.indexOf(':') >= 0
        ? OptionalInt.empty()
        : OptionalInt.of(InetAddresses.coerceToInteger(InetAddresses.forString(ip)));
  }

  private static ApiException refused(Service service, String field, Object value, String detail) {
    return ApiException.invalid(
        Service.TYPE, service.name(), ImmutableList.of(FieldError.invalid(field, value, detail)));
  }
}
