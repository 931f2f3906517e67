package io.gondola.apiserver.admission.volume;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;

/**
 * Checks what a volume holds: exactly one thing. The first source of Kubernetes' order is checked,
 * any other is one too many.
 */
final class VolumeSources {

  /** In the order of Kubernetes' checks. */
  private static final ImmutableList<String> NAMES =
      ImmutableList.of(
          "emptyDir",
          "hostPath",
          "gitRepo",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "secret",
          "nfs",
          "iscsi",
          "glusterfs",
          "flocker",
          "persistentVolumeClaim",
          "rbd",
          "cinder",
          "cephfs",
          "quobyte",
          "downwardAPI",
          "fc",
          "flexVolume",
          "configMap",
          "azureFile",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "storageos",
          "projected",
          "scaleIO",
          "csi",
          "ephemeral",
          "image");

  private VolumeSources() {}

  static void validate(Volume volume, Field at) {
    boolean found = false;
    for (String name : NAMES) {
      if (!has(volume, name)) {
        continue;
      }
      if (found) {
        at.child(spelling(name)).forbidden("may not specify more than 1 volume type");
      } else {
        found = true;
        source(volume, name, at.child(name));
      }
    }
    if (!found) {
      at.required("must specify a volume type");
    }
  }

  private static boolean has(Volume volume, String name) {
    return switch (name) {
      case "emptyDir" -> volume.emptyDir() != null;
      case "hostPath" -> volume.hostPath() != null;
      case "secret" -> volume.secret() != null;
      case "configMap" -> volume.configMap() != null;
      case "projected" -> volume.projected() != null;
      default -> Raw.of(volume.other()).has(name);
    };
  }

  /** Two paths that Kubernetes spells in its own way. */
  private static String spelling(String name) {
    return switch (name) {
      case "cephfs" -> "cephFS";
      case "downwardAPI" -> "downwarAPI";
      default -> name;
    };
  }

  private static void source(Volume volume, String name, Field at) {
    if (volume.emptyDir() != null) {
      FileVolumes.emptyDir(volume.emptyDir(), at);
    } else if (volume.hostPath() != null) {
      FileVolumes.hostPath(volume.hostPath(), at);
    } else if (name.equals("secret") && volume.secret() != null) {
      FileVolumes.secret(volume.secret(), at);
    } else if (name.equals("configMap") && volume.configMap() != null) {
      FileVolumes.configMap(volume.configMap(), at);
    } else if (name.equals("projected") && volume.projected() != null) {
      ProjectedVolumes.validate(volume.projected(), at);
    } else {
      RemoteVolumes.validate(name, Raw.of(volume.other()).child(name), at);
    }
  }
}
