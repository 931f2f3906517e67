package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.core.SessionAffinityConfig;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Names;
import org.jspecify.annotations.Nullable;

/** Checks Services. */
final class ServiceValidation {

  private static final ImmutableList<String> TYPES =
      ImmutableList.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
  private static final ImmutableList<String> AFFINITIES = ImmutableList.of("ClientIP", "None");
  private static final int MAX_AFFINITY_SECONDS = 86_400;
  private static final String CLIENT_IP_REASON = "when session affinity type is ClientIP";

  private ServiceValidation() {}

  /**
   * Addresses and node ports come first: if they cannot be allocated, nothing else is looked at.
   */
  static void create(Service service, Errors errors) {
    ServiceAllocationValidation.validate(service.spec(), errors.field("spec"));
    if (errors.count() > 0) {
      return;
    }
    // Since v1.36 a Service may start with a digit, like any other object.
    ObjectMetaValidation.namespaced(service.metadata(), NameRule.LABEL, errors.field("metadata"));
    spec(service.spec(), errors.field("spec"));
  }

  static void update(Service service, Service old, Errors errors) {
    ServiceAllocationValidation.nodePortsInRange(service.spec(), errors.field("spec"));
    if (errors.count() > 0) {
      return;
    }
    ObjectMetaUpdateValidation.validate(
        service.metadata(), old.metadata(), errors.field("metadata"));
    ServiceUpdateValidation.validate(service.spec(), old.spec(), errors.field("spec"));
    spec(service.spec(), errors.field("spec"));
  }

  static boolean isHeadless(ServiceSpec spec) {
    return spec.clusterIPs().equals(ImmutableList.of("None"));
  }

  private static void spec(ServiceSpec spec, Field at) {
    if (spec.ports().isEmpty() && !isHeadless(spec) && !spec.type().equals("ExternalName")) {
      at.child("ports").required();
    }
    type(spec, at);
    ServicePortsValidation.validate(spec.ports(), at.child("ports"));
    Labels.labels(spec.selector(), at.child("selector"));
    affinity(spec, at);
    ServiceIpsValidation.validate(spec, at);
    externalIps(spec.externalIPs(), at.child("externalIPs"));
    at.child("type").requiredOneOf(spec.type(), TYPES);
    ServicePortsValidation.nodePorts(spec, at.child("ports"));
    ServicePortsValidation.unique(spec.ports(), at.child("ports"));
    ServiceTrafficValidation.validate(spec, at);
  }

  private static void type(ServiceSpec spec, Field at) {
    switch (spec.type()) {
      case "LoadBalancer", "NodePort" -> {
        if (isHeadless(spec)) {
          at.child("clusterIPs")
              .index(0)
              .invalid("None", "may not be set to 'None' for " + spec.type() + " services");
        }
      }
      case "ExternalName" -> externalName(spec, at);
      default -> {}
    }
  }

  /** A name elsewhere has no address in the cluster. */
  private static void externalName(ServiceSpec spec, Field at) {
    String reason = "may not be set for ExternalName services";
    if (!spec.clusterIPs().isEmpty()) {
      at.child("clusterIPs").forbidden(reason);
    }
    if (!spec.ipFamilies().isEmpty()) {
      at.child("ipFamilies").forbidden(reason);
    }
    if (spec.ipFamilyPolicy() != null) {
      at.child("ipFamilyPolicy").forbidden(reason);
    }
    String name = spec.externalName();
    String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (relative.isEmpty()) {
      at.child("externalName").required();
    } else {
      Names.subdomain(relative, at.child("externalName"));
    }
  }

  private static void affinity(ServiceSpec spec, Field at) {
    at.child("sessionAffinity").requiredOneOf(spec.sessionAffinity(), AFFINITIES);
    Field config = at.child("sessionAffinityConfig");
    if (spec.sessionAffinity().equals("ClientIP")) {
      clientIp(spec.sessionAffinityConfig(), config);
    } else if (spec.sessionAffinity().equals("None") && spec.sessionAffinityConfig() != null) {
      config.forbidden("must not be set when session affinity is None");
    }
  }

  private static void clientIp(@Nullable SessionAffinityConfig config, Field at) {
    if (config == null) {
      at.required(CLIENT_IP_REASON);
    } else if (config.clientIP() == null) {
      at.child("clientIP").required(CLIENT_IP_REASON);
    } else if (config.clientIP().timeoutSeconds() == null) {
      at.child("clientIP").child("timeoutSeconds").required(CLIENT_IP_REASON);
    } else {
      int seconds = config.clientIP().timeoutSeconds();
      if (seconds <= 0 || seconds > MAX_AFFINITY_SECONDS) {
        at.child("clientIP")
            .child("timeoutSeconds")
            .invalid(seconds, "must be greater than 0 and less than " + MAX_AFFINITY_SECONDS);
      }
    }
  }

  private static void externalIps(ImmutableList<String> addresses, Field at) {
    for (int i = 0; i < addresses.size(); i++) {
      int before = at.errorCount();
      IpAddresses.address(addresses.get(i), at.index(i));
      if (at.errorCount() == before) {
        IpAddresses.endpoint(addresses.get(i), at.index(i));
      }
    }
  }
}
