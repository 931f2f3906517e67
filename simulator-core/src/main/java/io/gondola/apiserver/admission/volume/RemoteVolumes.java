package io.gondola.apiserver.admission.volume;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Paths;
import io.gondola.apiserver.admission.field.Raw;

/** Checks volume sources that are not simulated: what they need, not what they mean. */
final class RemoteVolumes {

  private static final ImmutableListMultimap<String, String> REQUIRED =
      ImmutableListMultimap.<String, String>builder()
          .put("persistentVolumeClaim", "claimName")
          .putAll("nfs", "server", "path")
          .put("gitRepo", "repository")
          .put("awsElasticBlockStore", "volumeID")
          .putAll("iscsi", "targetPortal", "iqn")
          .putAll("glusterfs", "endpoints", "path")
          .putAll("rbd", "monitors", "image")
          .put("cinder", "volumeID")
          .put("cephfs", "monitors")
          .putAll("quobyte", "registry", "volume")
          .put("flexVolume", "driver")
          .putAll("azureFile", "secretName", "shareName")
          .put("vsphereVolume", "volumePath")
          .put("photonPersistentDisk", "pdID")
          .put("portworxVolume", "volumeID")
          .putAll("azureDisk", "diskName", "diskURI")
          .putAll("scaleIO", "gateway", "system", "volumeName")
          .put("csi", "driver")
          .put("ephemeral", "volumeClaimTemplate")
          .put("image", "reference")
          .build();

  private static final ImmutableList<String> PULL_POLICIES =
      ImmutableList.of("Always", "IfNotPresent", "Never");

  private RemoteVolumes() {}

  static void validate(String name, Raw source, Field at) {
    for (String field : REQUIRED.get(name)) {
      if (source.value(field).equals("")) {
        at.child(field).required();
      }
    }
    switch (name) {
      case "nfs" -> {
        if (!source.text("path").startsWith("/")) {
          at.child("path").invalid(source.text("path"), "must be an absolute path");
        }
      }
      case "gitRepo" -> Paths.descending(source.text("directory"), at.child("directory"));
      case "downwardAPI" -> downward(source, at);
      case "image" ->
          at.child("pullPolicy").requiredOneOf(source.text("pullPolicy"), PULL_POLICIES);
      default -> {}
    }
  }

  private static void downward(Raw source, Field at) {
    FileVolumes.mode(source, "defaultMode", at);
    for (Raw item : source.children("items")) {
      downwardItem(item, at);
    }
  }

  /** One file of a volume of pod fields; its errors are noted at the volume. */
  static void downwardItem(Raw item, Field at) {
    if (item.text("path").isEmpty()) {
      at.child("path").required();
    }
    Paths.descendingNotReserved(item.text("path"), at.child("path"));
    if (item.has("fieldRef")) {
      DownwardApiValidation.volumeField(item.child("fieldRef"), at.child("fieldRef"));
      if (item.has("resourceFieldRef")) {
        at.invalid("resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
      }
    } else if (item.has("resourceFieldRef")) {
      DownwardApiValidation.resource(
          item.child("resourceFieldRef"), true, at.child("resourceFieldRef"));
    } else {
      at.required("one of fieldRef and resourceFieldRef is required");
    }
    FileVolumes.mode(item, "mode", at);
  }
}
