package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;
import io.gondola.apiserver.admission.volume.VolumesValidation;

/** Checks a pod spec that has its defaults, in the order of Kubernetes' {@code ValidatePodSpec}. */
public final class PodSpecValidation {

  private static final ImmutableList<String> RESTART_POLICIES =
      ImmutableList.of("Always", "OnFailure", "Never");
  private static final ImmutableList<String> DNS_POLICIES =
      ImmutableList.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final ImmutableList<String> PREEMPTION_POLICIES =
      ImmutableList.of("PreemptLowerPriority", "Never");

  private PodSpecValidation() {}

  /**
   * Checks the spec.
   *
   * @param inPod whether the spec is a Pod's own, not a template's
   */
  public static void validate(PodSpec spec, boolean inPod, Field at) {
    if (spec.terminationGracePeriodSeconds() == null) {
      at.child("terminationGracePeriodSeconds").required();
    }
    Raw other = Raw.of(spec.other());
    ImmutableMap<String, Volume> volumes =
        VolumesValidation.validate(spec.volumes(), at.child("volumes"));
    PodFacts facts = PodFacts.of(spec, volumes);
    ResourceClaimsValidation.validate(other.children("resourceClaims"), at.child("resourceClaims"));
    ContainersValidation.validate(facts, at);
    PodResourcesValidation.validate(facts, at.child("resources"));
    HostNamespacesValidation.ports(spec, inPod, at);
    at.child("restartPolicy").requiredOneOf(spec.restartPolicy(), RESTART_POLICIES);
    at.child("dnsPolicy").requiredOneOf(spec.dnsPolicy(), DNS_POLICIES);
    Labels.labels(spec.nodeSelector(), at.child("nodeSelector"));
    PodSecurityValidation.validate(spec, at.child("securityContext"));
    AffinityValidation.validate(spec.affinity(), at.child("affinity"));
    PodDnsValidation.validate(spec, at.child("dnsConfig"));
    PodGatesValidation.validate(spec, at);
    TopologySpreadValidation.validate(
        spec.topologySpreadConstraints(), at.child("topologySpreadConstraints"));
    HostNamespacesValidation.users(facts, at);
    names(spec, at);
    operatingSystem(facts, at.child("os"));
    EnvFileValidation.validate(spec, at);
  }

  private static void names(PodSpec spec, Field at) {
    Raw other = Raw.of(spec.other());
    PodHostnameValidation.override(spec, at.child("hostnameOverride"));
    subdomainIfSet(spec.serviceAccountName(), at.child("serviceAccountName"));
    subdomainIfSet(spec.nodeName(), at.child("nodeName"));
    if (spec.activeDeadlineSeconds() != null) {
      at.child("activeDeadlineSeconds").between(spec.activeDeadlineSeconds(), 1, Integer.MAX_VALUE);
    }
    labelIfSet(spec.hostname(), at.child("hostname"));
    labelIfSet(spec.subdomain(), at.child("subdomain"));
    TolerationsValidation.validate(spec.tolerations(), at.child("tolerations"));
    PodHostnameValidation.aliases(other.children("hostAliases"), at.child("hostAliases"));
    subdomainIfSet(spec.priorityClassName(), at.child("priorityClassName"));
    if (other.has("runtimeClassName")) {
      Names.subdomain(other.text("runtimeClassName"), at.child("runtimeClassName"));
    }
    if (!spec.preemptionPolicy().isEmpty()) {
      at.child("preemptionPolicy").oneOf(spec.preemptionPolicy(), PREEMPTION_POLICIES);
    }
  }

  private static void subdomainIfSet(String name, Field at) {
    if (!name.isEmpty()) {
      Names.subdomain(name, at);
    }
  }

  private static void labelIfSet(String name, Field at) {
    if (!name.isEmpty()) {
      Names.label(name, at);
    }
  }

  private static void operatingSystem(PodFacts facts, Field at) {
    if (!facts.namesOs()) {
      return;
    }
    if (facts.os().isEmpty()) {
      at.child("name").required();
    } else {
      at.oneOf(facts.os(), ImmutableList.of("linux", "windows"));
    }
  }
}
