package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;
import java.util.HashSet;
import java.util.Set;

/** Checks block devices, which must be persistent volumes. */
final class VolumeDevicesValidation {

  private VolumeDevicesValidation() {}

  static void validate(Container container, ImmutableMap<String, Volume> volumes, Field at) {
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    ImmutableList<Raw> devices = Raw.of(container.other()).children("volumeDevices");
    for (int i = 0; i < devices.size(); i++) {
      String name = devices.get(i).text("name");
      String path = devices.get(i).text("devicePath");
      Field field = at.index(i);
      name(name, names, field.child("name"));
      volume(name, volumes, field.child("name"));
      path(path, paths, field.child("devicePath"));
      mounts(name, path, container, field);
    }
  }

  private static void name(String name, Set<String> names, Field at) {
    if (name.isEmpty()) {
      at.required();
    } else if (!names.add(name)) {
      at.invalid(name, "must be unique");
    }
  }

  private static void volume(String name, ImmutableMap<String, Volume> volumes, Field at) {
    Volume volume = volumes.get(name);
    if (volume == null) {
      at.notFound(name);
      return;
    }
    Raw other = Raw.of(volume.other());
    if (!other.has("persistentVolumeClaim") && !other.has("ephemeral")) {
      at.invalid(
          name,
          "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
    }
  }

  private static void path(String path, Set<String> paths, Field at) {
    if (path.isEmpty()) {
      at.required();
    }
    if (!paths.add(path)) {
      at.invalid(path, "must be unique");
    }
    if (ImmutableList.copyOf(path.split("/", -1)).contains("..")) {
      at.invalid(path, "can not contain backsteps ('..')");
    }
  }

  private static void mounts(String name, String path, Container container, Field at) {
    if (container.volumeMounts().stream().anyMatch(mount -> mount.name().equals(name))) {
      at.child("name").invalid(name, "must not already exist in volumeMounts");
    }
    if (container.volumeMounts().stream().anyMatch(mount -> mount.mountPath().equals(path))) {
      at.child("devicePath").invalid(path, "must not already exist as a path in volumeMounts");
    }
  }
}
