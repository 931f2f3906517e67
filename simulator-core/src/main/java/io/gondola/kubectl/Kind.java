package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import java.util.Locale;

/**
 * A type of objects, with the names that a command line may give it.
 *
 * @param names plural, singular and short ones
 */
record Kind(ResourceType<?> type, ImmutableList<String> names) {

  static Kind of(ResourceType<?> type, String... shortNames) {
    return new Kind(
        type,
        ImmutableList.<String>builder()
            .add(type.plural(), type.kind().toLowerCase(Locale.ROOT))
            .add(shortNames)
            .build());
  }

  /** As success lines name an object: {@code deployment.apps}. */
  String label() {
    return label(type);
  }

  static String label(ResourceType<?> type) {
    String kind = type.kind().toLowerCase(Locale.ROOT);
    return type.group().isEmpty() ? kind : kind + "." + type.group();
  }

  /** {@code deployment.apps/web}. */
  static String label(ResourceType<?> type, String name) {
    return label(type) + "/" + name;
  }

  /** The key of an object of this kind. */
  ObjectKey key(String namespace, String name) {
    return new ObjectKey(type.namespaced() ? namespace : "", name);
  }

  @Override
  public String toString() {
    return label();
  }
}
