package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ClientIPConfig;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.core.SessionAffinityConfig;
import io.gondola.api.meta.IntOrString;
import org.jspecify.annotations.Nullable;

/** Defaults of Services. */
final class ServiceDefaults {

  private static final SessionAffinityConfig THREE_HOURS =
      new SessionAffinityConfig(new ClientIPConfig(10_800));

  private ServiceDefaults() {}

  static Service of(Service service) {
    ServiceSpec spec = service.spec();
    String affinity = Unchanged.orIfEmpty(spec.sessionAffinity(), "None");
    ServiceSpec complete =
        spec.withSessionAffinity(affinity)
            .withSessionAffinityConfig(affinityConfig(affinity, spec.sessionAffinityConfig()))
            .withType(Unchanged.orIfEmpty(spec.type(), "ClusterIP"))
            .withPorts(Unchanged.orMapped(spec.ports(), ServiceDefaults::port));
    complete = withTrafficPolicies(complete);
    return complete.equals(spec) ? service : service.withSpec(complete);
  }

  private static @Nullable SessionAffinityConfig affinityConfig(
      String affinity, @Nullable SessionAffinityConfig config) {
    return switch (affinity) {
      case "None" -> null;
      case "ClientIP" -> hasTimeout(config) ? config : THREE_HOURS;
      default -> config;
    };
  }

  private static boolean hasTimeout(@Nullable SessionAffinityConfig config) {
    return config != null
        && config.clientIP() != null
        && config.clientIP().timeoutSeconds() != null;
  }

  private static ServicePort port(ServicePort port) {
    ServicePort complete = port.withProtocol(Unchanged.orIfEmpty(port.protocol(), "TCP"));
    if (port.targetPort() == null
        || port.targetPort().equals(IntOrString.of(0))
        || port.targetPort().equals(IntOrString.of(""))) {
      complete = complete.withTargetPort(IntOrString.of(port.port()));
    }
    return Unchanged.or(port, complete);
  }

  private static ServiceSpec withTrafficPolicies(ServiceSpec spec) {
    boolean loadBalancer = spec.type().equals("LoadBalancer");
    boolean nodePort = spec.type().equals("NodePort");
    boolean clusterIp = spec.type().equals("ClusterIP");
    boolean fromOutside = loadBalancer || nodePort || (clusterIp && !spec.externalIPs().isEmpty());
    ServiceSpec complete = spec;
    if (fromOutside && spec.externalTrafficPolicy().isEmpty()) {
      complete = complete.withExternalTrafficPolicy("Cluster");
    }
    if ((loadBalancer || nodePort || clusterIp) && spec.internalTrafficPolicy() == null) {
      complete = complete.withInternalTrafficPolicy("Cluster");
    }
    if (loadBalancer && spec.allocateLoadBalancerNodePorts() == null) {
      complete = complete.withAllocateLoadBalancerNodePorts(true);
    }
    return complete;
  }

  /**
   * Fills in what follows from the manifest before addresses are allocated: the list of cluster IPs
   * begins with the one that is set by itself, and the cluster has IPv4 only.
   */
  static Service beforeAllocation(Service service) {
    ServiceSpec spec = service.spec();
    ServiceSpec complete = spec;
    if (spec.clusterIPs().isEmpty() && !spec.clusterIP().isEmpty()) {
      complete = complete.withClusterIPs(ImmutableList.of(spec.clusterIP()));
    }
    if (!spec.type().equals("ExternalName")) {
      if (spec.ipFamilies().isEmpty()) {
        complete = complete.withIpFamilies(ImmutableList.of("IPv4"));
      }
      if (spec.ipFamilyPolicy() == null) {
        complete = complete.withIpFamilyPolicy("SingleStack");
      }
    }
    return complete.equals(spec) ? service : service.withSpec(complete);
  }
}
