package io.gondola.apiserver;

import io.gondola.api.core.ServiceSpec;

/** What a Service of a type needs from the cluster. */
final class ServiceNeeds {

  private ServiceNeeds() {}

  /** An address of its own; a headless one counts too, its address is {@code None}. */
  static boolean clusterIp(ServiceSpec spec) {
    return switch (spec.type()) {
      case "ClusterIP", "NodePort", "LoadBalancer" -> true;
      default -> false;
    };
  }

  static boolean nodePorts(ServiceSpec spec) {
    return spec.type().equals("NodePort")
        || (isLoadBalancer(spec) && !Boolean.FALSE.equals(spec.allocateLoadBalancerNodePorts()));
  }

  static boolean externalTrafficPolicy(ServiceSpec spec) {
    return spec.type().equals("NodePort")
        || isLoadBalancer(spec)
        || (spec.type().equals("ClusterIP") && !spec.externalIPs().isEmpty());
  }

  static boolean healthCheckNodePort(ServiceSpec spec) {
    return isLoadBalancer(spec) && spec.externalTrafficPolicy().equals("Local");
  }

  static boolean isLoadBalancer(ServiceSpec spec) {
    return spec.type().equals("LoadBalancer");
  }
}
