package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.meta.RawFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the API server makes of a changed Service before it looks at it: it keeps the addresses and
 * ports that a manifest leaves out, and drops what belongs to the former type alone.
 */
final class ServiceChange {

  private static final String LOAD_BALANCER_CLASS = "loadBalancerClass";

  private ServiceChange() {}

  static Service of(Service changed, Service stored) {
    ServiceSpec old = stored.spec();
    ServiceSpec spec = withoutFormerType(changed.spec(), old);
    if (ServiceNeeds.clusterIp(spec)) {
      spec = withAddresses(spec, ServiceNeeds.clusterIp(old) ? old : ServiceSpec.EMPTY);
    }
    if (ServiceNeeds.nodePorts(old) && ServiceNeeds.nodePorts(spec)) {
      spec = spec.withPorts(withNodePorts(spec.ports(), old.ports()));
    }
    if (ServiceNeeds.healthCheckNodePort(old)
        && ServiceNeeds.healthCheckNodePort(spec)
        && spec.healthCheckNodePort() == 0) {
      spec = spec.withHealthCheckNodePort(old.healthCheckNodePort());
    }
    return new Service(changed.metadata(), spec, stored.status());
  }

  /**
   * {@code clusterIP} and {@code clusterIPs} say the same twice: a client may have changed one and
   * sent the other as it was.
   */
  private static ServiceSpec withAddresses(ServiceSpec spec, ServiceSpec old) {
    String ip = spec.clusterIP();
    ImmutableList<String> ips = spec.clusterIPs();
    if (ip.isEmpty() && (ips.isEmpty() || ips.equals(old.clusterIPs()))) {
      ip = old.clusterIP();
      ips = old.clusterIPs();
    } else if (ips.isEmpty()) {
      ips = ip.equals(old.clusterIP()) ? old.clusterIPs() : ImmutableList.of(ip);
    } else if (!ip.equals(old.clusterIP()) && ips.equals(old.clusterIPs())) {
      ips = ImmutableList.of(ip);
    }
    ServiceSpec complete = spec.withClusterIP(ip).withClusterIPs(ips);
    if (complete.ipFamilies().isEmpty()) {
      complete =
          complete.withIpFamilies(
              old.ipFamilies().isEmpty() ? ImmutableList.of("IPv4") : old.ipFamilies());
    }
    if (complete.ipFamilyPolicy() == null) {
      complete =
          complete.withIpFamilyPolicy(
              Optional.ofNullable(old.ipFamilyPolicy()).orElse("SingleStack"));
    }
    return complete;
  }

  /** A port that asks for none keeps that of its name, unless another port has taken it over. */
  private static ImmutableList<ServicePort> withNodePorts(
      ImmutableList<ServicePort> ports, ImmutableList<ServicePort> old) {
    Set<Integer> used = nodePorts(old);
    used.retainAll(nodePorts(ports));
    Map<String, Integer> byName = new LinkedHashMap<>();
    old.forEach(port -> byName.put(port.name(), port.nodePort()));
    ImmutableList.Builder<ServicePort> complete = ImmutableList.builder();
    for (ServicePort port : ports) {
      int former = byName.getOrDefault(port.name(), 0);
      boolean keeps = port.nodePort() == 0 && former != 0 && used.add(former);
      complete.add(keeps ? port.withNodePort(former) : port);
    }
    return complete.build();
  }

  private static Set<Integer> nodePorts(ImmutableList<ServicePort> ports) {
    return ports.stream()
        .map(ServicePort::nodePort)
        .filter(port -> port != 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Only what the client sent back unchanged is dropped: what it set anew, it means. */
  private static ServiceSpec withoutFormerType(ServiceSpec spec, ServiceSpec old) {
    ServiceSpec next = spec;
    if (ServiceNeeds.clusterIp(old) && !ServiceNeeds.clusterIp(spec)) {
      next = withoutAddresses(next, old);
    }
    if (ServiceNeeds.nodePorts(old)
        && !ServiceNeeds.nodePorts(spec)
        && nodePorts(spec.ports()).equals(nodePorts(old.ports()))) {
      next =
          next.withPorts(
              next.ports().stream()
                  .map(port -> port.withNodePort(0))
                  .collect(ImmutableList.toImmutableList()));
    }
    if (ServiceNeeds.healthCheckNodePort(old)
        && !ServiceNeeds.healthCheckNodePort(spec)
        && spec.healthCheckNodePort() == old.healthCheckNodePort()) {
      next = next.withHealthCheckNodePort(0);
    }
    if (ServiceNeeds.externalTrafficPolicy(old)
        && !ServiceNeeds.externalTrafficPolicy(spec)
        && spec.externalTrafficPolicy().equals(old.externalTrafficPolicy())) {
      next = next.withExternalTrafficPolicy("");
    }
    return ServiceNeeds.isLoadBalancer(old) && !ServiceNeeds.isLoadBalancer(spec)
        ? withoutLoadBalancer(next, old)
        : next;
  }

  private static ServiceSpec withoutAddresses(ServiceSpec spec, ServiceSpec old) {
    ServiceSpec next = spec;
    if (spec.clusterIPs().equals(old.clusterIPs())) {
      next = next.withClusterIP("").withClusterIPs(ImmutableList.of());
    }
    if (spec.ipFamilies().equals(old.ipFamilies())) {
      next = next.withIpFamilies(ImmutableList.of());
    }
    boolean samePolicy =
        Optional.ofNullable(spec.ipFamilyPolicy())
            .equals(Optional.ofNullable(old.ipFamilyPolicy()));
    return samePolicy ? next.withIpFamilyPolicy(null) : next;
  }

  private static ServiceSpec withoutLoadBalancer(ServiceSpec spec, ServiceSpec old) {
    ServiceSpec next = spec;
    if (Optional.ofNullable(spec.allocateLoadBalancerNodePorts())
        .equals(Optional.ofNullable(old.allocateLoadBalancerNodePorts()))) {
      next = next.withAllocateLoadBalancerNodePorts(null);
    }
    if (spec.other().get(LOAD_BALANCER_CLASS).equals(old.other().get(LOAD_BALANCER_CLASS))) {
      TreeMap<String, Object> other = new TreeMap<>(spec.other().fields());
      other.remove(LOAD_BALANCER_CLASS);
      next = next.withOther(RawFields.of(other));
    }
    return next;
  }
}
