package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ServiceSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** Checks how traffic from outside and inside finds its way to a Service. */
final class ServiceTrafficValidation {

  private static final String LOAD_BALANCER_ONLY = "may only be used when `type` is 'LoadBalancer'";
  private static final ImmutableList<String> POLICIES = ImmutableList.of("Cluster", "Local");
  private static final ImmutableList<String> DISTRIBUTIONS =
      ImmutableList.of("PreferClose", "PreferSameZone", "PreferSameNode");

  private ServiceTrafficValidation() {}

  static void validate(ServiceSpec spec, Field at) {
    loadBalancer(spec, at);
    external(spec, at.child("externalTrafficPolicy"));
    healthCheck(spec, at.child("healthCheckNodePort"));
    internal(spec, at.child("internalTrafficPolicy"));
    if (spec.trafficDistribution() != null) {
      at.child("trafficDistribution").oneOf(spec.trafficDistribution(), DISTRIBUTIONS);
    }
  }

  private static boolean isLoadBalancer(ServiceSpec spec) {
    return spec.type().equals("LoadBalancer");
  }

  private static void loadBalancer(ServiceSpec spec, Field at) {
    if (!spec.loadBalancerSourceRanges().isEmpty()) {
      sourceRanges(spec, at.child("LoadBalancerSourceRanges"));
    }
    if (spec.allocateLoadBalancerNodePorts() != null && !isLoadBalancer(spec)) {
      at.child("allocateLoadBalancerNodePorts").forbidden(LOAD_BALANCER_ONLY);
    }
    Raw other = Raw.of(spec.other());
    if (other.has("loadBalancerClass")) {
      if (isLoadBalancer(spec)) {
        Names.qualifiedName(other.text("loadBalancerClass"), at.child("loadBalancerClass"));
      } else {
        at.child("loadBalancerClass").forbidden(LOAD_BALANCER_ONLY);
      }
    }
  }

  /** Blanks around a range are allowed: the ranges once were an annotation. */
  private static void sourceRanges(ServiceSpec spec, Field at) {
    if (!isLoadBalancer(spec)) {
      at.forbidden(LOAD_BALANCER_ONLY);
    }
    for (int i = 0; i < spec.loadBalancerSourceRanges().size(); i++) {
      IpAddresses.range(spec.loadBalancerSourceRanges().get(i).strip(), at.index(i));
    }
  }

  private static void external(ServiceSpec spec, Field at) {
    boolean accessible =
        isLoadBalancer(spec)
            || spec.type().equals("NodePort")
            || (spec.type().equals("ClusterIP") && !spec.externalIPs().isEmpty());
    if (accessible) {
      at.requiredOneOf(spec.externalTrafficPolicy(), POLICIES);
    } else if (!spec.externalTrafficPolicy().isEmpty()) {
      at.invalid(
          spec.externalTrafficPolicy(), "may only be set for externally-accessible services");
    }
  }

  private static void healthCheck(ServiceSpec spec, Field at) {
    int port = spec.healthCheckNodePort();
    if (port == 0) {
      return;
    }
    if (isLoadBalancer(spec) && spec.externalTrafficPolicy().equals("Local")) {
      Names.portNumber(port, at);
    } else {
      at.invalid(
          port,
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    }
  }

  private static void internal(ServiceSpec spec, Field at) {
    if (spec.internalTrafficPolicy() != null) {
      at.oneOf(spec.internalTrafficPolicy(), POLICIES);
    } else if (ImmutableList.of("ClusterIP", "NodePort", "LoadBalancer").contains(spec.type())) {
      at.required();
    }
  }
}
