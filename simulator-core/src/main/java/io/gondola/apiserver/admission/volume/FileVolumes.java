package io.gondola.apiserver.admission.volume;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ConfigMapVolumeSource;
import io.gondola.api.core.EmptyDirVolumeSource;
import io.gondola.api.core.HostPathVolumeSource;
import io.gondola.api.core.KeyToPath;
import io.gondola.api.core.SecretVolumeSource;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Paths;
import io.gondola.apiserver.admission.field.Raw;
import org.jspecify.annotations.Nullable;

/** Checks volumes whose files are on the node or come from the API. */
final class FileVolumes {

  /** In the order of the alphabet, as error texts list them; the first is "unset". */
  private static final ImmutableList<String> HOST_PATH_TYPES =
      ImmutableList.of(
          "",
          "BlockDevice",
          "CharDevice",
          "Directory",
          "DirectoryOrCreate",
          "File",
          "FileOrCreate",
          "Socket");

  private FileVolumes() {}

  static void emptyDir(EmptyDirVolumeSource source, Field at) {
    if (source.sizeLimit() != null && source.sizeLimit().amount().signum() < 0) {
      at.child("sizeLimit").forbidden("SizeLimit field must be a valid resource quantity");
    }
  }

  static void hostPath(HostPathVolumeSource source, Field at) {
    if (source.path().isEmpty()) {
      at.child("path").required();
      return;
    }
    Paths.noBacksteps(source.path(), at.child("path"));
    if (source.type() != null) {
      at.child("type").oneOf(source.type(), HOST_PATH_TYPES);
    }
  }

  static void secret(SecretVolumeSource source, Field at) {
    if (source.secretName().isEmpty()) {
      at.child("secretName").required();
    }
    mode(source.defaultMode(), at.child("defaultMode"));
    items(source.items(), at.child("items"));
  }

  static void configMap(ConfigMapVolumeSource source, Field at) {
    if (source.name().isEmpty()) {
      at.child("name").required();
    }
    mode(source.defaultMode(), at.child("defaultMode"));
    items(source.items(), at.child("items"));
  }

  private static void items(ImmutableList<KeyToPath> items, Field at) {
    for (int i = 0; i < items.size(); i++) {
      KeyToPath item = items.get(i);
      keyToPath(item.key(), item.path(), at.index(i));
      mode(item.mode(), at.index(i).child("mode"));
    }
  }

  static void keyToPath(String key, String path, Field at) {
    if (key.isEmpty()) {
      at.child("key").required();
    }
    if (path.isEmpty()) {
      at.child("path").required();
    }
    Paths.descendingNotReserved(path, at.child("path"));
  }

  /** Permission bits. */
  static void mode(@Nullable Integer mode, Field at) {
    if (mode != null && (mode < 0 || mode > 0777)) {
      at.invalid(mode, "must be a number between 0 and 0777 (octal), both inclusive");
    }
  }

  static void mode(Raw source, String name, Field at) {
    source.number(name).ifPresent(mode -> mode((int) mode, at.child(name)));
  }
}
