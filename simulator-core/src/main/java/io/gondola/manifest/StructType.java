package io.gondola.manifest;

import com.google.common.collect.ImmutableSortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A Go struct of Kubernetes' API.
 *
 * @param name without its package
 * @param fields by JSON name
 */
record StructType(String name, ImmutableSortedMap<String, Field> fields) {

  /**
   * A field.
   *
   * @param patch how a strategic merge patch treats it, as the schema file spells it; may be empty
   */
  record Field(FieldType type, String patch) {}

  @Nullable Field field(String jsonName) {
    return fields.get(jsonName);
  }
}
