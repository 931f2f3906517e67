package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;

/**
 * A Go struct of Kubernetes' API.
 *
 * @param name without its package
 * @param fields by JSON name
 */
record StructType(String name, ImmutableMap<String, Field> fields) {

  /**
   * A field.
   *
   * @param patch how a strategic merge patch treats it, as the schema file spells it; may be empty
   */
  record Field(FieldType type, String patch) {

    private static final String RETAIN_KEYS = "retainKeys";

    /** Whether a patch may name the keys that stay. */
    boolean retainsKeys() {
      return patch.endsWith(RETAIN_KEYS);
    }

    /** Whether a list of plain values is merged as a set. */
    boolean mergesAsSet() {
      return patch.equals("=");
    }

    /** What tells the items of a list apart when lists are merged; empty if they are replaced. */
    String mergeKey() {
      int comma = patch.indexOf(',');
      String key = comma < 0 ? patch : patch.substring(0, comma);
      return key.equals(RETAIN_KEYS) || key.equals("=") ? "" : key;
    }

    /** The same patch rules for the items of a list. */
    Field element() {
      return new Field(type.elementType(), retainsKeys() ? RETAIN_KEYS : "");
    }
  }

  @Nullable Field field(String jsonName) {
    return fields.get(jsonName);
  }
}
