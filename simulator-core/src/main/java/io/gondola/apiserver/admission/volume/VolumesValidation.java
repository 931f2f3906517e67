package io.gondola.apiserver.admission.volume;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import java.util.HashSet;
import java.util.Set;

/** Checks the volumes of a pod. */
public final class VolumesValidation {

  private VolumesValidation() {}

  /** Returns the valid volumes by name. */
  public static ImmutableMap<String, Volume> validate(ImmutableList<Volume> volumes, Field at) {
    Set<String> names = new HashSet<>();
    ImmutableMap.Builder<String, Volume> valid = ImmutableMap.builder();
    for (int i = 0; i < volumes.size(); i++) {
      Volume volume = volumes.get(i);
      int before = at.errorCount();
      VolumeSources.validate(volume, at.index(i));
      name(volume.name(), names, at.index(i).child("name"));
      if (at.errorCount() == before) {
        names.add(volume.name());
        valid.put(volume.name(), volume);
      }
    }
    return valid.buildOrThrow();
  }

  private static void name(String name, Set<String> names, Field at) {
    if (name.isEmpty()) {
      at.required();
    } else {
      Names.label(name, at);
    }
    if (names.contains(name)) {
      at.duplicate(name);
    }
  }
}
