package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import java.util.TreeSet;

/**
 * The virtual IPs and node ports that Services are given: the lowest free one, so that they depend
 * on nothing but the order of creation.
 */
final class ClusterAddresses {

  private static final String PREFIX = "10.96.";
  private static final int HOSTS = 1 << 16;

  /** The first address of the range belongs to the API server itself. */
  private static final int FIRST_HOST = 2;

  private static final int FIRST_NODE_PORT = 30_000;
  private static final int LAST_NODE_PORT = 32_767;
  private static final String NONE = "None";

  private final TreeSet<String> addresses = new TreeSet<>();
  private final TreeSet<Integer> nodePorts = new TreeSet<>();

  /** Gives a new Service what it needs; other objects pass through. */
  @SuppressWarnings("unchecked") // A Service in, a Service out.
  <T extends ApiObject> T allocate(T object) {
    return object instanceof Service service ? (T) allocate(service) : object;
  }

  /** Takes back what a removed Service held. */
  void release(ApiObject object) {
    if (object instanceof Service service) {
      addresses.remove(service.spec().clusterIP());
      service.spec().ports().forEach(port -> nodePorts.remove(port.nodePort()));
    }
  }

  private Service allocate(Service service) {
    ServiceSpec spec = service.spec();
    if (spec.type().equals("ExternalName")) {
      return service;
    }
    checkFree(service);
    String ip = spec.clusterIP().isEmpty() ? freeAddress() : spec.clusterIP();
    if (!ip.equals(NONE)) {
      addresses.add(ip);
    }
    ServiceSpec allocated = spec.withClusterIP(ip).withClusterIPs(ImmutableList.of(ip));
    return service.withSpec(takesNodePorts(spec) ? withNodePorts(allocated) : allocated);
  }

  private static boolean takesNodePorts(ServiceSpec spec) {
    return spec.type().equals("NodePort")
        || (spec.type().equals("LoadBalancer")
            && !Boolean.FALSE.equals(spec.allocateLoadBalancerNodePorts()));
  }

  private ServiceSpec withNodePorts(ServiceSpec spec) {
    ImmutableList.Builder<ServicePort> ports = ImmutableList.builder();
    for (ServicePort port : spec.ports()) {
      int nodePort = port.nodePort() == 0 ? freeNodePort() : port.nodePort();
      nodePorts.add(nodePort);
      ports.add(port.withNodePort(nodePort));
    }
    return spec.withPorts(ports.build());
  }

  private void checkFree(Service service) {
    ImmutableList.Builder<FieldError> errors = ImmutableList.builder();
    ServiceSpec spec = service.spec();
    if (addresses.contains(spec.clusterIP())) {
      errors.add(
          FieldError.invalid(
              "spec.clusterIPs",
              ImmutableList.of(spec.clusterIP()),
              "failed to allocate IP %s: provided IP is already allocated"
                  .formatted(spec.clusterIP())));
    }
    for (int i = 0; i < spec.ports().size(); i++) {
      int nodePort = spec.ports().get(i).nodePort();
      if (nodePort != 0) {
        checkNodePort("spec.ports[%s].nodePort".formatted(i), nodePort, errors);
      }
    }
    ImmutableList<FieldError> found = errors.build();
    if (!found.isEmpty()) {
      throw ApiException.invalid(Service.TYPE, service.name(), found);
    }
  }

  private void checkNodePort(String field, int nodePort, ImmutableList.Builder<FieldError> errors) {
    if (nodePort < FIRST_NODE_PORT || nodePort > LAST_NODE_PORT) {
      errors.add(
          FieldError.invalid(
              field,
              nodePort,
              "provided port is not in the valid range. The range of valid ports is %s-%s"
                  .formatted(FIRST_NODE_PORT, LAST_NODE_PORT)));
    } else if (nodePorts.contains(nodePort)) {
      errors.add(FieldError.invalid(field, nodePort, "provided port is already allocated"));
    }
  }

  private String freeAddress() {
    for (int host = FIRST_HOST; host < HOSTS - 1; host++) {
      String ip = PREFIX + (host >> 8) + "." + (host & 0xff);
      if (!addresses.contains(ip)) {
        return ip;
      }
    }
    throw ApiException.badRequest("range is full");
  }

  private int freeNodePort() {
    for (int port = FIRST_NODE_PORT; port <= LAST_NODE_PORT; port++) {
      if (!nodePorts.contains(port)) {
        return port;
      }
    }
    throw ApiException.badRequest("range is full");
  }
}
