package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON merge patch, RFC 7386: maps are merged, a null deletes, all else is replaced. */
final class MergePatch {

  private MergePatch() {}

  static Map<String, @Nullable Object> apply(
      Map<String, ? extends @Nullable Object> target,
      Map<String, ? extends @Nullable Object> patch) {
    Map<String, @Nullable Object> result = new TreeMap<>(target);
    patch.forEach(
        (key, value) -> {
          if (value == null) {
            result.remove(key);
          } else {
            result.put(key, merge(result.get(key), value));
          }
        });
    return result;
  }

  @SuppressWarnings("unchecked") // keys of a JSON tree
  private static Object merge(@Nullable Object target, Object patch) {
    if (!(patch instanceof Map<?, ?> map)) {
      return patch;
    }
    Map<String, Object> old =
        target instanceof Map<?, ?> ? (Map<String, Object>) target : ImmutableMap.of();
    return apply(old, (Map<String, Object>) map);
  }
}
