package io.gondola.kubelet.volume;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ConfigMapVolumeSource;
import io.gondola.api.core.KeyToPath;
import io.gondola.api.core.SecretVolumeSource;
import io.gondola.apiserver.admission.field.Raw;

/**
 * Which ConfigMap or Secret a volume wants, and which of its keys.
 *
 * @param volume the volume's name, for error texts
 * @param items the wanted keys; none stands for all, each in a file of its own name
 */
record DataReference(String volume, String name, ImmutableList<KeyToPath> items, boolean optional) {

  static DataReference of(String volume, ConfigMapVolumeSource source) {
    return new DataReference(
        volume, source.name(), source.items(), Boolean.TRUE.equals(source.optional()));
  }

  static DataReference of(String volume, SecretVolumeSource source) {
    return new DataReference(
        volume, source.secretName(), source.items(), Boolean.TRUE.equals(source.optional()));
  }

  /** A source among those of a projected volume. */
  static DataReference of(String volume, Raw source) {
    return new DataReference(
        volume,
        source.text("name"),
        source.children("items").stream()
            .map(item -> new KeyToPath(item.text("key"), item.text("path"), null))
            .collect(toImmutableList()),
        source.isTrue("optional"));
  }
}
