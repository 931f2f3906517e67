package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/** The wanted state of a Service. */
@ApiRecord
public record ServiceSpec(
    ImmutableList<ServicePort> ports,
    ImmutableSortedMap<String, String> selector,
    String clusterIP,
    ImmutableList<String> clusterIPs,
    String type,
    ImmutableList<String> externalIPs,
    String sessionAffinity,
    @Nullable SessionAffinityConfig sessionAffinityConfig,
    ImmutableList<String> loadBalancerSourceRanges,
    String externalName,
    String externalTrafficPolicy,
    int healthCheckNodePort,
    boolean publishNotReadyAddresses,
    ImmutableList<String> ipFamilies,
    @Nullable String ipFamilyPolicy,
    @Nullable Boolean allocateLoadBalancerNodePorts,
    @Nullable String internalTrafficPolicy,
    @Nullable String trafficDistribution,
    RawFields other)
    implements ServiceSpecBuilder.With {

  /** Nothing set. */
  public static final ServiceSpec EMPTY = ServiceSpecBuilder.builder().build();

  /** The {@code clusterIP} of a headless Service. */
  public static final String NO_CLUSTER_IP = "None";

  public ServiceSpec {
    ports = OrEmpty.list(ports);
    selector = OrEmpty.map(selector);
    clusterIP = Strings.nullToEmpty(clusterIP);
    clusterIPs = OrEmpty.list(clusterIPs);
    type = Strings.nullToEmpty(type);
    externalIPs = OrEmpty.list(externalIPs);
    sessionAffinity = Strings.nullToEmpty(sessionAffinity);
    loadBalancerSourceRanges = OrEmpty.list(loadBalancerSourceRanges);
    externalName = Strings.nullToEmpty(externalName);
    externalTrafficPolicy = Strings.nullToEmpty(externalTrafficPolicy);
    ipFamilies = OrEmpty.list(ipFamilies);
    other = RawFields.orEmpty(other);
  }

  /** Whether the Service has no virtual IP: its name leads to the pods themselves. */
  public boolean isHeadless() {
    return clusterIP.equals(NO_CLUSTER_IP);
  }

  /** Whether the Service is but another name for something outside the cluster. */
  public boolean isExternalName() {
    return type.equals("ExternalName");
  }
}
