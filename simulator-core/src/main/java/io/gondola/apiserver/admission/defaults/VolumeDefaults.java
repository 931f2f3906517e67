package io.gondola.apiserver.admission.defaults;

import io.gondola.api.core.EmptyDirVolumeSource;
import io.gondola.api.core.ProjectedVolumeSource;
import io.gondola.api.core.Volume;
import io.gondola.api.meta.RawFields;

/** Defaults of volumes: a volume without a source is an empty directory. */
final class VolumeDefaults {

  /** Octal 644. */
  private static final int MODE = 0644;

  private static final long TOKEN_SECONDS = 3600;

  private VolumeDefaults() {}

  static Volume of(Volume volume) {
    if (!hasSource(volume)) {
      return volume.withEmptyDir(new EmptyDirVolumeSource("", null));
    }
    return Unchanged.or(volume, withModes(volume));
  }

  private static boolean hasSource(Volume volume) {
    return volume.emptyDir() != null
        || volume.hostPath() != null
        || volume.configMap() != null
        || volume.secret() != null
        || volume.projected() != null
        || !volume.other().isEmpty();
  }

  private static Volume withModes(Volume volume) {
    Volume complete = volume.withOther(downwardApi(volume.other(), "downwardAPI"));
    if (volume.hostPath() != null && volume.hostPath().type() == null) {
      complete = complete.withHostPath(volume.hostPath().withType(""));
    }
    if (volume.configMap() != null && volume.configMap().defaultMode() == null) {
      complete = complete.withConfigMap(volume.configMap().withDefaultMode(MODE));
    }
    if (volume.secret() != null && volume.secret().defaultMode() == null) {
      complete = complete.withSecret(volume.secret().withDefaultMode(MODE));
    }
    if (volume.projected() != null) {
      complete = complete.withProjected(projected(volume.projected()));
    }
    return complete;
  }

  private static RawFields downwardApi(RawFields sources, String name) {
    RawFields withMode = RawDefaults.set(sources, (long) MODE, name, "defaultMode");
    return RawDefaults.set(withMode, "v1", name, "items", "fieldRef", "apiVersion");
  }

  private static ProjectedVolumeSource projected(ProjectedVolumeSource source) {
    RawFields sources =
        RawDefaults.set(
            source.other(), TOKEN_SECONDS, "sources", "serviceAccountToken", "expirationSeconds");
    sources =
        RawDefaults.set(sources, "v1", "sources", "downwardAPI", "items", "fieldRef", "apiVersion");
    return new ProjectedVolumeSource(
        sources, source.defaultMode() == null ? Integer.valueOf(MODE) : source.defaultMode());
  }
}
