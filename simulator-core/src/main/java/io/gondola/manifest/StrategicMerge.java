package io.gondola.manifest;

import static io.gondola.manifest.PlainTrees.asList;
import static io.gondola.manifest.PlainTrees.asMap;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.meta.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patch: like a JSON merge patch, but lists whose items have a key are merged item
 * by item, and directives in the patch delete, replace and sort.
 */
final class StrategicMerge {

  private static final String PATCH = "$patch";
  private static final String RETAIN_KEYS = "$retainKeys";
  private static final String ORDER = "$setElementOrder/";
  private static final String DELETE = "$deleteFromPrimitiveList/";

  private final Schema schema;

  StrategicMerge(Schema schema) {
    this.schema = schema;
  }

  /**
   * Merges a patch into a map.
   *
   * @param type of the map; {@code ANY} where the schema does not reach
   */
  Map<String, @Nullable Object> apply(FieldType type, Map<String, ?> target, Map<String, ?> patch) {
    Object directive = patch.get(PATCH);
    if (directive != null) {
      return replaced(directive, patch);
    }
    Map<String, @Nullable Object> result = new TreeMap<>(target);
    if (patch.get(RETAIN_KEYS) instanceof List<?> retained) {
      result.keySet().removeIf(key -> !retained.contains(key));
    }
    patch.forEach(
        (key, value) -> {
          if (!key.startsWith("$")) {
            mergeField(schema.patchField(type, key), key, value, result);
          }
        });
    patch.forEach((key, value) -> directive(type, key, value, target, result));
    return result;
  }

  private static Map<String, @Nullable Object> replaced(Object directive, Map<String, ?> patch) {
    Map<String, @Nullable Object> rest = new TreeMap<>(patch);
    rest.remove(PATCH);
    if (directive.equals("delete")) {
      rest.clear();
    } else if (!directive.equals("replace")) {
      throw unknownDirective(directive);
    }
    return rest;
  }

  private void mergeField(
      StructType.Field field, String key, @Nullable Object value, Map<String, Object> result) {
    if (value == null) {
      result.remove(key);
    } else {
      result.put(key, merge(field, result.get(key), value));
    }
  }

  private Object merge(StructType.Field field, @Nullable Object old, Object patch) {
    if (patch instanceof Map<?, ?>) {
      Map<String, ?> target = old instanceof Map<?, ?> ? asMap(old) : ImmutableMap.of();
      return apply(field.type(), target, asMap(patch));
    }
    if (!(patch instanceof List<?> items)) {
      return patch;
    }
    List<?> target = old instanceof List<?> list ? list : List.of();
    if (field.mergesAsSet()) {
      LinkedHashSet<Object> union = new LinkedHashSet<>(target);
      union.addAll(items);
      return new MergeOrder("").sort(new ArrayList<>(union), items, target);
    }
    return field.mergeKey().isEmpty() ? items : mergeItems(field, target, items);
  }

  private List<Object> mergeItems(StructType.Field field, List<?> target, List<?> patch) {
    MergeOrder order = new MergeOrder(field.mergeKey());
    List<Object> merged = new ArrayList<>(target);
    List<Map<String, ?>> items = new ArrayList<>();
    for (Object entry : patch) {
      Map<String, ?> item = asMap(entry);
      Object directive = item.get(PATCH);
      if (directive == null) {
        items.add(item);
      } else if (directive.equals("delete")) {
        merged.removeIf(old -> order.index(List.of(old), item) >= 0);
      } else if (directive.equals("replace")) {
        merged.clear();
      } else {
        throw unknownDirective(directive);
      }
    }
    for (Map<String, ?> item : items) {
      int index = order.index(merged, item);
      Map<String, ?> old = index < 0 ? ImmutableMap.of() : asMap(merged.get(index));
      Object value = apply(field.type().elementType(), old, item);
      if (index < 0) {
        merged.add(value);
      } else {
        merged.set(index, value);
      }
    }
    return order.sort(merged, items, target);
  }

  private void directive(
      FieldType type,
      String key,
      @Nullable Object value,
      Map<String, ?> target,
      Map<String, @Nullable Object> result) {
    if (key.startsWith(ORDER)) {
      String name = key.substring(ORDER.length());
      MergeOrder order = new MergeOrder(schema.patchField(type, name).mergeKey());
      if (result.get(name) instanceof List<?> list) {
        Object before = target.get(name);
        result.put(
            name, order.sort(list, asList(value), before == null ? List.of() : asList(before)));
      }
    } else if (key.startsWith(DELETE)) {
      String name = key.substring(DELETE.length());
      if (result.get(name) instanceof List<?> list) {
        List<Object> rest = new ArrayList<>(list);
        rest.removeAll(asList(value));
        result.put(name, rest);
      }
    }
  }

  private static ApiException unknownDirective(Object directive) {
    return ApiException.badRequest("unknown patch type found: " + directive);
  }
}
