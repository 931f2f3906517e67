package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** The checks that containers of all kinds share. */
final class ContainerValidation {

  private static final ImmutableList<String> MESSAGE_POLICIES =
      ImmutableList.of("File", "FallbackToLogsOnError");
  private static final ImmutableList<String> PULL_POLICIES =
      ImmutableList.of("Always", "IfNotPresent", "Never");

  private ContainerValidation() {}

  static void validate(Container container, PodFacts facts, Field at) {
    Raw other = Raw.of(container.other());
    if (container.name().isEmpty()) {
      at.child("name").required();
    } else {
      Names.label(container.name(), at.child("name"));
    }
    if (container.image().isEmpty()) {
      at.child("image").required();
    }
    at.child("terminationMessagePolicy")
        .requiredOneOf(container.terminationMessagePolicy(), MESSAGE_POLICIES);
    ContainerPortsValidation.validate(container.ports(), at.child("ports"));
    EnvValidation.validate(container.env(), at.child("env"));
    EnvFromValidation.validate(other.children("envFrom"), at.child("envFrom"));
    VolumeMountsValidation.validate(container, facts.volumes(), at.child("volumeMounts"));
    VolumeDevicesValidation.validate(container, facts.volumes(), at.child("volumeDevices"));
    at.child("imagePullPolicy").requiredOneOf(container.imagePullPolicy(), PULL_POLICIES);
    ResourcesValidation.container(container.resources(), facts.claims(), at.child("resources"));
    ResizePolicyValidation.validate(
        other.children("resizePolicy"), facts.spec().restartPolicy(), at.child("resizePolicy"));
    SecurityContextValidation.validate(
        other.child("securityContext"), facts.hostUsers(), at.child("securityContext"));
  }
}
