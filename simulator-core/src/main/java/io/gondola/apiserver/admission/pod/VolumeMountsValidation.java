package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.Volume;
import io.gondola.api.core.VolumeMount;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Paths;
import io.gondola.apiserver.admission.field.Raw;
import java.util.HashSet;
import java.util.Set;

/** Checks where a container mounts the pod's volumes. */
final class VolumeMountsValidation {

  private static final ImmutableList<String> PROPAGATIONS =
      ImmutableList.of("Bidirectional", "HostToContainer", "None");
  private static final ImmutableList<String> RECURSIVE_READ_ONLY =
      ImmutableList.of("Disabled", "Enabled", "IfPossible");

  private VolumeMountsValidation() {}

  static void validate(Container container, ImmutableMap<String, Volume> volumes, Field at) {
    Set<String> paths = new HashSet<>();
    ImmutableList<Raw> devices = Raw.of(container.other()).children("volumeDevices");
    for (int i = 0; i < container.volumeMounts().size(); i++) {
      VolumeMount mount = container.volumeMounts().get(i);
      Field field = at.index(i);
      name(mount, volumes, field.child("name"));
      path(mount, paths, field.child("mountPath"));
      devices(mount, devices, field);
      subPath(mount, field, at);
      options(mount, container, at);
    }
  }

  private static void name(VolumeMount mount, ImmutableMap<String, Volume> volumes, Field at) {
    if (mount.name().isEmpty()) {
      at.required();
    }
    if (!volumes.containsKey(mount.name())) {
      at.notFound(mount.name());
    }
  }

  private static void path(VolumeMount mount, Set<String> paths, Field at) {
    if (mount.mountPath().isEmpty()) {
      at.required();
    }
    if (!paths.add(mount.mountPath())) {
      at.invalid(mount.mountPath(), "must be unique");
    }
  }

  private static void devices(VolumeMount mount, ImmutableList<Raw> devices, Field at) {
    if (devices.stream().anyMatch(device -> device.text("name").equals(mount.name()))) {
      at.child("name").invalid(mount.name(), "must not already exist in volumeDevices");
    }
    if (devices.stream().anyMatch(device -> device.text("devicePath").equals(mount.mountPath()))) {
      at.child("mountPath")
          .invalid(mount.mountPath(), "must not already exist as a path in volumeDevices");
    }
  }

  /** Kubernetes leaves the position out of the path of these errors. */
  private static void subPath(VolumeMount mount, Field at, Field list) {
    String expression = Raw.of(mount.other()).text("subPathExpr");
    if (!mount.subPath().isEmpty()) {
      Paths.descending(mount.subPath(), list.child("subPath"));
    }
    if (!expression.isEmpty()) {
      if (!mount.subPath().isEmpty()) {
        at.child("subPathExpr")
            .invalid(expression, "subPathExpr and subPath are mutually exclusive");
      }
      Paths.descending(expression, list.child("subPathExpr"));
    }
  }

  private static void options(VolumeMount mount, Container container, Field at) {
    Raw other = Raw.of(mount.other());
    if (other.has("mountPropagation")) {
      String propagation = other.text("mountPropagation");
      at.child("mountPropagation").oneOf(propagation, PROPAGATIONS);
      Raw security = Raw.of(container.other()).child("securityContext");
      if (propagation.equals("Bidirectional") && !security.isTrue("privileged")) {
        at.child("mountPropagation")
            .forbidden(
                "Bidirectional mount propagation is available only to privileged containers");
      }
    }
    if (other.has("recursiveReadOnly")) {
      recursiveReadOnly(mount, other, at.child("recursiveReadOnly"));
    }
  }

  private static void recursiveReadOnly(VolumeMount mount, Raw other, Field at) {
    String mode = other.text("recursiveReadOnly");
    at.oneOf(mode, RECURSIVE_READ_ONLY);
    if (!mode.equals("Enabled") && !mode.equals("IfPossible")) {
      return;
    }
    if (!mount.readOnly()) {
      at.forbidden("may only be specified when readOnly is true");
    }
    if (other.has("mountPropagation") && !other.text("mountPropagation").equals("None")) {
      at.forbidden("may only be specified when mountPropagation is None or not specified");
    }
  }
}
