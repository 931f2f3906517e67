package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ServiceSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import java.util.HashSet;
import java.util.Set;

/** Checks a Service's cluster IPs and IP families against each other. */
final class ServiceIpsValidation {

  private static final ImmutableList<String> FAMILIES = ImmutableList.of("IPv4", "IPv6");
  private static final ImmutableList<String> POLICIES =
      ImmutableList.of("PreferDualStack", "RequireDualStack", "SingleStack");

  private ServiceIpsValidation() {}

  static void validate(ServiceSpec spec, Field at) {
    if (spec.type().equals("ExternalName")) {
      return;
    }
    primary(spec, at.child("clusterIPs"));
    families(spec.ipFamilies(), at.child("ipFamilies"));
    if (spec.ipFamilyPolicy() != null) {
      at.child("ipFamilyPolicy").oneOf(spec.ipFamilyPolicy(), POLICIES);
    }
    int before = at.errorCount();
    addresses(spec.clusterIPs(), at.child("clusterIPs"));
    if (spec.clusterIPs().size() > 2) {
      at.child("clusterIPs").invalid(spec.clusterIPs(), "may only hold up to 2 values");
    }
    if (at.errorCount() == before) {
      matching(spec, at.child("clusterIPs"));
    }
  }

  private static void primary(ServiceSpec spec, Field at) {
    if (spec.clusterIP().isEmpty()) {
      if (!spec.clusterIPs().isEmpty()) {
        at.invalid(spec.clusterIPs(), "must be empty when `clusterIP` is not specified");
      }
    } else if (spec.clusterIPs().isEmpty()) {
      at.required();
    } else if (!spec.clusterIPs().get(0).equals(spec.clusterIP())) {
      at.invalid(spec.clusterIPs(), "first value must match `clusterIP`");
    }
  }

  private static void families(ImmutableList<String> families, Field at) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < families.size(); i++) {
      at.index(i).oneOf(families.get(i), FAMILIES);
      if (!seen.add(families.get(i))) {
        at.index(i).duplicate(families.get(i));
      }
    }
  }

  private static void addresses(ImmutableList<String> addresses, Field at) {
    for (int i = 0; i < addresses.size(); i++) {
      if (i > 0 || !addresses.get(0).equals("None")) {
        IpAddresses.address(addresses.get(i), at.index(i));
      } else if (addresses.size() > 1) {
        at.invalid(addresses, "'None' must be the first and only value");
      }
    }
  }

  private static void matching(ServiceSpec spec, Field at) {
    ImmutableList<String> addresses = spec.clusterIPs();
    if (addresses.size() == 2
        && IpAddresses.isIpv6(addresses.get(0)) == IpAddresses.isIpv6(addresses.get(1))) {
      at.invalid(addresses, "may specify no more than one IP for each IP family");
    }
    if (ServiceValidation.isHeadless(spec)) {
      return;
    }
    for (int i = 0; i < Math.min(addresses.size(), spec.ipFamilies().size()); i++) {
      String family = spec.ipFamilies().get(i);
      if (FAMILIES.contains(family)
          && family.equals("IPv6") != IpAddresses.isIpv6(addresses.get(i))) {
        at.index(i)
            .invalid(
                addresses.get(i),
                "expected an %s value as indicated by `ipFamilies[%s]`".formatted(family, i));
      }
    }
  }
}
