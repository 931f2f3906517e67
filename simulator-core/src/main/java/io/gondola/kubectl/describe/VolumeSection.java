package io.gondola.kubectl.describe;

import io.gondola.api.core.ConfigMapVolumeSource;
import io.gondola.api.core.EmptyDirVolumeSource;
import io.gondola.api.core.HostPathVolumeSource;
import io.gondola.api.core.SecretVolumeSource;
import io.gondola.api.core.Volume;
import java.util.List;
import java.util.Objects;

/** The volumes of a pod or of a template. */
final class VolumeSection {

  private final Description to;

  private VolumeSection(Description to) {
    this.to = to;
  }

  /**
   * Writes them all.
   *
   * @param indent put before the title: a template stands a little to the right
   */
  static void write(Description to, String indent, List<Volume> volumes) {
    if (volumes.isEmpty()) {
      to.line(0, indent + "Volumes:\t<none>");
      return;
    }
    to.line(0, indent + "Volumes:");
    for (Volume volume : volumes) {
      to.line(1, (indent.isEmpty() ? "" : " ") + volume.name() + ":");
      new VolumeSection(to).source(volume);
    }
  }

  private void source(Volume volume) {
    if (volume.emptyDir() != null) {
      emptyDir(volume.emptyDir());
    } else if (volume.hostPath() != null) {
      hostPath(volume.hostPath());
    } else if (volume.configMap() != null) {
      configMap(volume.configMap());
    } else if (volume.secret() != null) {
      secret(volume.secret());
    } else if (volume.projected() != null) {
      type("Projected (a volume that contains injected data from multiple sources)");
    } else {
      to.line(2, "<unknown>");
    }
  }

  private void type(String text) {
    to.field(2, "Type", text);
  }

  private void emptyDir(EmptyDirVolumeSource source) {
    type("EmptyDir (a temporary directory that shares a pod's lifetime)");
    to.field(2, "Medium", source.medium());
    to.field(2, "SizeLimit", source.sizeLimit() == null ? "<unset>" : source.sizeLimit());
  }

  private void hostPath(HostPathVolumeSource source) {
    type("HostPath (bare host directory volume)");
    to.field(2, "Path", source.path());
    to.field(2, "HostPathType", Objects.requireNonNullElse(source.type(), "<none>"));
  }

  private void configMap(ConfigMapVolumeSource source) {
    type("ConfigMap (a volume populated by a ConfigMap)");
    to.field(2, "Name", source.name());
    to.field(2, "Optional", Boolean.TRUE.equals(source.optional()));
  }

  private void secret(SecretVolumeSource source) {
    type("Secret (a volume populated by a Secret)");
    to.field(2, "SecretName", source.secretName());
    to.field(2, "Optional", Boolean.TRUE.equals(source.optional()));
  }
}
