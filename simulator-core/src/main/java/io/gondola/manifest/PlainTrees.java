package io.gondola.manifest;

import io.gondola.api.meta.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Trees of maps, lists and scalars. */
final class PlainTrees {

  private PlainTrees() {}

  /**
   * A value that must be a map, such as an item of a list that has a merge key.
   *
   * @throws ApiException if it is none
   */
  @SuppressWarnings("unchecked") // keys of a tree are strings
  static Map<String, Object> asMap(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw ApiException.badRequest("expected a map, but received " + tree);
  }

  /**
   * A value that must be a list.
   *
   * @throws ApiException if it is none
   */
  static List<?> asList(@Nullable Object tree) {
    if (tree instanceof List<?> list) {
      return list;
    }
    throw ApiException.badRequest("expected a list, but received " + tree);
  }

  /** The same tree with no null in any map or list; null only for a null. */
  static @Nullable Object withoutNulls(@Nullable Object plain) {
    if (plain instanceof Map<?, ?> map) {
      return mapWithoutNulls(map);
    }
    if (plain instanceof List<?> list) {
      List<Object> result = new ArrayList<>();
      for (Object item : list) {
        Object value = withoutNulls(item);
        if (value != null) {
          result.add(value);
        }
      }
      return result;
    }
    return plain;
  }

  static Map<String, Object> mapWithoutNulls(Map<?, ?> map) {
    Map<String, Object> result = new TreeMap<>();
    map.forEach(
        (key, item) -> {
          Object value = withoutNulls(item);
          if (value != null) {
            result.put((String) key, value);
          }
        });
    return result;
  }
}
