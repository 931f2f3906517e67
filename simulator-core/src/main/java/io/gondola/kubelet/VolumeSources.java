package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.ConfigMapVolumeSource;
import io.gondola.api.core.KeyToPath;
import io.gondola.api.core.ProjectedVolumeSource;
import io.gondola.api.core.Secret;
import io.gondola.api.core.SecretVolumeSource;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.ApiServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that a volume takes from ConfigMaps and Secrets, by path. */
final class VolumeSources {

  private final String namespace;
  private final ApiServer api;

  VolumeSources(String namespace, ApiServer api) {
    this.namespace = namespace;
    this.api = api;
  }

  ImmutableSortedMap<String, String> configMap(String volume, ConfigMapVolumeSource source) {
    return files(
        new Reference(volume, source.name(), source.items(), isTrue(source.optional())),
        ConfigMap.TYPE,
        ConfigMap::data);
  }

  ImmutableSortedMap<String, String> secret(String volume, SecretVolumeSource source) {
    return files(
        new Reference(volume, source.secretName(), source.items(), isTrue(source.optional())),
        Secret.TYPE,
        VolumeSources::decoded);
  }

  /** ConfigMaps and Secrets side by side; other sources of a projected volume are not simulated. */
  ImmutableSortedMap<String, String> projected(String volume, ProjectedVolumeSource source) {
    TreeMap<String, String> files = new TreeMap<>();
    for (Object projection : list(source.other().get("sources"))) {
      Map<?, ?> sources = (Map<?, ?>) projection;
      if (sources.get("configMap") instanceof Map<?, ?> configMap) {
        files.putAll(files(reference(volume, configMap), ConfigMap.TYPE, ConfigMap::data));
      }
      if (sources.get("secret") instanceof Map<?, ?> secret) {
        files.putAll(files(reference(volume, secret), Secret.TYPE, VolumeSources::decoded));
      }
    }
    return ImmutableSortedMap.copyOf(files);
  }

  /** Which object a volume wants, and which of its keys; no items stands for all. */
  private record Reference(
      String volume, String name, ImmutableList<KeyToPath> items, boolean optional) {}

  private static Reference reference(String volume, Map<?, ?> source) {
    ImmutableList.Builder<KeyToPath> items = ImmutableList.builder();
    for (Object item : list(Optional.ofNullable(source.get("items")))) {
      Map<?, ?> fields = (Map<?, ?>) item;
      items.add(
          new KeyToPath(
              String.valueOf(fields.get("key")), String.valueOf(fields.get("path")), null));
    }
    return new Reference(
        volume,
        String.valueOf(source.get("name")),
        items.build(),
        Boolean.TRUE.equals(source.get("optional")));
  }

  /** How the keys of an object become texts. */
  private interface Data<T> {
    Map<String, String> of(T object);
  }

  private <T extends ApiObject> ImmutableSortedMap<String, String> files(
      Reference reference, ResourceType<T> type, Data<T> data) {
    Optional<T> object = api.find(type, new ObjectKey(namespace, reference.name()));
    if (object.isEmpty()) {
      if (reference.optional()) {
        return ImmutableSortedMap.of();
      }
      throw new MountException(
          reference.volume(),
          type.kind().toLowerCase(Locale.ROOT) + " \"" + reference.name() + "\" not found");
    }
    return chosen(reference, data.of(object.get()));
  }

  private static ImmutableSortedMap<String, String> chosen(
      Reference reference, Map<String, String> data) {
    if (reference.items().isEmpty()) {
      return ImmutableSortedMap.copyOf(data);
    }
    TreeMap<String, String> files = new TreeMap<>();
    for (KeyToPath item : reference.items()) {
      String text = data.get(item.key());
      if (text != null) {
        files.put(item.path(), text);
      } else if (!reference.optional()) {
        throw new MountException(
            reference.volume(), "references non-existent config key: " + item.key());
      }
    }
    return ImmutableSortedMap.copyOf(files);
  }

  private static Map<String, String> decoded(Secret secret) {
    return Maps.transformValues(
        secret.data(),
        text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
  }

  private static List<?> list(Optional<?> value) {
    return value.isPresent() && value.get() instanceof List<?> list ? list : List.of();
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
