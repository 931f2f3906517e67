package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.gondola.api.core.ServiceSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;

/**
 * Checks what a new Service asks the cluster for: addresses of a family that it has, and node ports
 * in its range. Whether they are free is for the API server's allocator to say.
 */
final class ServiceAllocationValidation {

  /** The first address of the range, as a number. */
  private static final int SERVICE_RANGE = (10 << 24) | (96 << 16);

  private static final int FIRST_NODE_PORT = 30_000;
  private static final int LAST_NODE_PORT = 32_767;
  private static final ImmutableList<String> WITH_NODE_PORTS =
      ImmutableList.of("NodePort", "LoadBalancer");

  private ServiceAllocationValidation() {}

  static void validate(ServiceSpec spec, Field at) {
    ServiceIpsValidation.validate(spec, at);
    if (at.errorCount() == 0 && !spec.type().equals("ExternalName")) {
      families(spec, at);
      addresses(spec, at.child("clusterIPs"));
    }
    if (at.errorCount() == 0) {
      nodePortsInRange(spec, at);
    }
  }

  /** A change may ask for node ports, too. */
  static void nodePortsInRange(ServiceSpec spec, Field at) {
    if (WITH_NODE_PORTS.contains(spec.type())) {
      nodePorts(spec, at.child("ports"));
    }
  }

  /** The cluster has IPv4 only. */
  private static void families(ServiceSpec spec, Field at) {
    for (int i = 0; i < spec.ipFamilies().size(); i++) {
      if (!spec.ipFamilies().get(i).equals("IPv4")) {
        at.child("ipFamilies")
            .index(i)
            .invalid(spec.ipFamilies().get(i), "not configured on this cluster");
      }
    }
    if ("RequireDualStack".equals(spec.ipFamilyPolicy())) {
      at.child("ipFamilyPolicy")
          .invalid(spec.ipFamilyPolicy(), "this cluster is not configured for dual-stack services");
    }
  }

  private static void addresses(ServiceSpec spec, Field at) {
    for (String address : spec.clusterIPs()) {
      if (!address.equals("None") && !IpAddresses.isIpv6(address) && !isInRange(address)) {
        at.invalid(
            spec.clusterIPs(),
            "failed to allocate IP %s: the provided IP (%s) is not in the valid range. The range of"
                    .formatted(address, address)
                + " valid IPs is 10.96.0.0/12");
      }
    }
  }

  /** Whether the address is in 10.96.0.0/12, which is what clusters use unless told otherwise. */
  private static boolean isInRange(String address) {
    int bits = InetAddresses.coerceToInteger(InetAddresses.forString(address));
    return bits >>> 20 == SERVICE_RANGE >>> 20;
  }

  private static void nodePorts(ServiceSpec spec, Field at) {
    for (int i = 0; i < spec.ports().size(); i++) {
      int port = spec.ports().get(i).nodePort();
      if (port != 0 && (port < FIRST_NODE_PORT || port > LAST_NODE_PORT)) {
        at.index(i)
            .child("nodePort")
            .invalid(
                port,
                "provided port is not in the valid range. The range of valid ports is %s-%s"
                    .formatted(FIRST_NODE_PORT, LAST_NODE_PORT));
        return;
      }
    }
  }
}
