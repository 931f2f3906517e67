package io.gondola.network;

import io.gondola.api.core.ServiceSpec;

/**
 * What a Service wants of its traffic.
 *
 * @param internalLocal whether traffic to its cluster IP has to stay on the client's node
 * @param externalLocal whether traffic from outside has to stay on the node that it reached
 * @param externallyReachable whether there is traffic from outside
 */
record TrafficRules(boolean internalLocal, boolean externalLocal, boolean externallyReachable) {

  private static final String LOCAL = "Local";

  static TrafficRules of(ServiceSpec spec) {
    return new TrafficRules(
        LOCAL.equals(spec.internalTrafficPolicy()),
        spec.externalTrafficPolicy().equals(LOCAL),
        spec.type().equals("NodePort")
            || spec.type().equals("LoadBalancer")
            || !spec.externalIPs().isEmpty());
  }

  /** Traffic from outside needs them in any case: the cluster itself may call those addresses. */
  boolean usesClusterEndpoints() {
    return !internalLocal || externallyReachable;
  }

  boolean usesLocalEndpoints() {
    return internalLocal || (externalLocal && externallyReachable);
  }
}
