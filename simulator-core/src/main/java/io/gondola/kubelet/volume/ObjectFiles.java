package io.gondola.kubelet.volume;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.KeyToPath;
import io.gondola.api.core.Secret;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.ApiServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The keys of ConfigMaps and Secrets as files, by path. */
record ObjectFiles(ApiServer api, String namespace) {

  /** Kubernetes words a missing key differently for the two kinds. */
  private static final String NO_CONFIG_KEY = "configmap references non-existent config key: ";

  private static final String NO_SECRET_KEY = "references non-existent secret key: ";

  ImmutableSortedMap<String, String> configMap(DataReference reference) {
    return find(reference, ConfigMap.TYPE, ObjectFiles::texts)
        .map(data -> chosen(reference, data, NO_CONFIG_KEY))
        .orElse(ImmutableSortedMap.of());
  }

  ImmutableSortedMap<String, String> secret(DataReference reference) {
    return find(reference, Secret.TYPE, secret -> decoded(secret.data()))
        .map(data -> chosen(reference, data, NO_SECRET_KEY))
        .orElse(ImmutableSortedMap.of());
  }

  private <T extends ApiObject> Optional<Map<String, String>> find(
      DataReference reference, ResourceType<T> type, Function<T, Map<String, String>> data) {
    Optional<T> object = api.find(type, new ObjectKey(namespace, reference.name()));
    if (object.isEmpty() && !reference.optional()) {
      String kind = type.kind().toLowerCase(Locale.ROOT);
      throw new MountException(
          reference.volume(), kind + " \"" + reference.name() + "\" not found");
    }
    return object.map(data);
  }

  private static ImmutableSortedMap<String, String> chosen(
      DataReference reference, Map<String, String> data, String noKey) {
    if (reference.items().isEmpty()) {
      return ImmutableSortedMap.copyOf(data);
    }
    TreeMap<String, String> files = new TreeMap<>();
    for (KeyToPath item : reference.items()) {
      String text = data.get(item.key());
      if (text != null) {
        files.put(item.path(), text);
      } else if (!reference.optional()) {
        throw new MountException(reference.volume(), noKey + item.key());
      }
    }
    return ImmutableSortedMap.copyOf(files);
  }

  private static Map<String, String> texts(ConfigMap configMap) {
    Map<String, String> texts = decoded(configMap.binaryData());
    texts.putAll(configMap.data());
    return texts;
  }

  private static Map<String, String> decoded(Map<String, String> base64) {
    Map<String, String> texts = new TreeMap<>();
    base64.forEach(
        (key, text) ->
            texts.put(key, new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)));
    return texts;
  }
}
