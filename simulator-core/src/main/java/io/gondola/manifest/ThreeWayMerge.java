package io.gondola.manifest;

import static io.gondola.manifest.PlainTrees.asMap;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl apply} makes of an object: what the manifest says is set, what it said when
 * it was last applied and says no more is deleted, and everything else stays as it is.
 */
final class ThreeWayMerge {

  private final Schema schema;

  ThreeWayMerge(Schema schema) {
    this.schema = schema;
  }

  /**
   * Merges maps.
   *
   * @param type of the maps; {@code ANY} where the schema does not reach
   * @param last the manifest that was applied before; empty if there was none
   */
  Map<String, @Nullable Object> apply(
      FieldType type, Map<String, ?> last, Map<String, ?> manifest, Map<String, ?> live) {
    Map<String, @Nullable Object> result = new TreeMap<>(live);
    last.keySet().stream().filter(key -> !manifest.containsKey(key)).forEach(result::remove);
    manifest.forEach(
        (key, value) ->
            result.put(
                key, merge(schema.patchField(type, key), last.get(key), value, live.get(key))));
    return result;
  }

  private @Nullable Object merge(
      StructType.Field field,
      @Nullable Object last,
      @Nullable Object manifest,
      @Nullable Object live) {
    if (manifest instanceof Map<?, ?> && live instanceof Map<?, ?>) {
      Map<String, ?> before = last instanceof Map<?, ?> ? asMap(last) : ImmutableMap.of();
      return mergeMaps(field, before, asMap(manifest), asMap(live));
    }
    if (!(manifest instanceof List<?> items) || !(live instanceof List<?> old)) {
      return manifest;
    }
    List<?> before = last instanceof List<?> list ? list : List.of();
    if (field.mergesAsSet()) {
      LinkedHashSet<Object> union = new LinkedHashSet<>(old);
      union.removeAll(before);
      union.addAll(items);
      return new MergeOrder("").sort(new ArrayList<>(union), items, old);
    }
    return field.mergeKey().isEmpty() ? items : mergeLists(field, before, items, old);
  }

  /** A map that retains keys drops those the manifest does not name, once anything changes. */
  private Map<String, @Nullable Object> mergeMaps(
      StructType.Field field, Map<String, ?> last, Map<String, ?> manifest, Map<String, ?> live) {
    Map<String, @Nullable Object> merged = apply(field.type(), last, manifest, live);
    if (field.retainsKeys() && !merged.equals(live)) {
      merged.keySet().retainAll(manifest.keySet());
    }
    return merged;
  }

  private List<Object> mergeLists(
      StructType.Field field, List<?> last, List<?> manifest, List<?> live) {
    MergeOrder order = new MergeOrder(field.mergeKey());
    List<Object> merged = new ArrayList<>(live);
    merged.removeIf(item -> order.index(last, item) >= 0 && order.index(manifest, item) < 0);
    for (Object item : manifest) {
      int index = order.index(merged, item);
      if (index < 0) {
        merged.add(item);
      } else {
        int lastIndex = order.index(last, item);
        Map<String, ?> before = lastIndex < 0 ? ImmutableMap.of() : asMap(last.get(lastIndex));
        merged.set(
            index, mergeMaps(field.element(), before, asMap(item), asMap(merged.get(index))));
      }
    }
    return order.sort(merged, manifest, live);
  }
}
