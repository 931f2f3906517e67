package io.gondola.apiserver.admission.defaults;

import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.RawFields;
import java.util.Objects;

/** Defaults of a pod spec that hold in pods and in templates alike. */
final class PodSpecDefaults {

  private static final long GRACE_SECONDS = 30;

  private PodSpecDefaults() {}

  static PodTemplateSpec template(PodTemplateSpec template) {
    PodSpec spec = of(template.spec());
    return spec.equals(template.spec()) ? template : template.withSpec(spec);
  }

  static PodSpec of(PodSpec spec) {
    PodSpec complete =
        withServiceAccount(spec)
            .withVolumes(Unchanged.orMapped(spec.volumes(), VolumeDefaults::of))
            .withInitContainers(Unchanged.orMapped(spec.initContainers(), ContainerDefaults::of))
            .withContainers(Unchanged.orMapped(spec.containers(), ContainerDefaults::of))
            .withRestartPolicy(Unchanged.orIfEmpty(spec.restartPolicy(), "Always"))
            .withDnsPolicy(Unchanged.orIfEmpty(spec.dnsPolicy(), "ClusterFirst"))
            .withSchedulerName(Unchanged.orIfEmpty(spec.schedulerName(), "default-scheduler"))
            .withSecurityContext(
                Objects.requireNonNullElse(spec.securityContext(), RawFields.EMPTY))
            .withTerminationGracePeriodSeconds(
                Objects.requireNonNullElse(spec.terminationGracePeriodSeconds(), GRACE_SECONDS));
    return Unchanged.or(spec, complete);
  }

  /** The service account's name stands in two fields, one of them of old. */
  private static PodSpec withServiceAccount(PodSpec spec) {
    if (spec.serviceAccountName().isEmpty()) {
      return spec.other()
          .get("serviceAccount")
          .map(name -> spec.withServiceAccountName(name.toString()))
          .orElse(spec);
    }
    return spec.withOther(
        RawDefaults.set(spec.other(), spec.serviceAccountName(), "serviceAccount"));
  }
}
