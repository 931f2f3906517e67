package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ServiceSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;

/** Checks changes of a Service: its primary address and family stay for life. */
final class ServiceUpdateValidation {

  private static final String ONCE = "may not change once set";

  private ServiceUpdateValidation() {}

  static void validate(ServiceSpec spec, ServiceSpec old, Field at) {
    if (!spec.type().equals("ExternalName") && !old.type().equals("ExternalName")) {
      boolean headless = ServiceValidation.isHeadless(spec);
      boolean wasHeadless = ServiceValidation.isHeadless(old);
      if (!headless || !wasHeadless) {
        addresses(spec, old, at);
      }
      if (!headless && !wasHeadless) {
        families(spec, old, at);
      }
    }
    if (spec.type().equals("LoadBalancer") && old.type().equals("LoadBalancer")) {
      String loadBalancerClass = Raw.of(spec.other()).text("loadBalancerClass");
      if (!loadBalancerClass.equals(Raw.of(old.other()).text("loadBalancerClass"))) {
        at.child("loadBalancerClass").invalid(loadBalancerClass, ONCE);
      }
    }
  }

  private static void addresses(ServiceSpec spec, ServiceSpec old, Field at) {
    ImmutableList<String> addresses = spec.clusterIPs();
    Field field = at.child("clusterIPs");
    if (old.clusterIPs().size() > addresses.size() && addresses.isEmpty()) {
      field.index(0).invalid(addresses, "primary clusterIP can not be unset");
      return;
    }
    unchanged(addresses, old.clusterIPs(), field);
    if (old.clusterIPs().size() > 1 && addresses.size() == 1) {
      released(spec, "secondary clusterIP", at);
    }
  }

  private static void families(ServiceSpec spec, ServiceSpec old, Field at) {
    unchanged(spec.ipFamilies(), old.ipFamilies(), at.child("ipFamilies"));
    if (old.ipFamilies().size() > 1 && spec.ipFamilies().size() == 1) {
      released(spec, "secondary ipFamily", at);
    }
  }

  /** All entries if as many as before, else the first. */
  private static void unchanged(
      ImmutableList<String> entries, ImmutableList<String> old, Field at) {
    int compared = entries.size() == old.size() ? old.size() : Math.min(1, old.size());
    for (int i = 0; i < compared; i++) {
      if (!entries.get(i).equals(old.get(i))) {
        at.index(i).invalid(entries, ONCE);
      }
    }
  }

  private static void released(ServiceSpec spec, String what, Field at) {
    if (!"SingleStack".equals(spec.ipFamilyPolicy())) {
      at.child("ipFamilyPolicy")
          .invalid(
              spec.ipFamilyPolicy(), "must be set to 'SingleStack' when releasing the " + what);
    }
  }
}
