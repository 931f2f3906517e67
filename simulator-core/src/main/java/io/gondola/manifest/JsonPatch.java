package io.gondola.manifest;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON patch, RFC 6902: operations on paths, all of them or none. */
final class JsonPatch {

  private static final String END = "-";

  private @Nullable Object root;

  private JsonPatch(Object root) {
    this.root = root;
  }

  @SuppressWarnings("unchecked") // keys of a JSON tree
  static Map<String, @Nullable Object> apply(Map<String, ?> target, List<?> operations) {
    JsonPatch patch = new JsonPatch(copy(target));
    for (Object operation : operations) {
      if (!(operation instanceof Map<?, ?> fields)) {
        throw refused("an operation must be an object with op, path and value");
      }
      patch.apply((Map<String, @Nullable Object>) fields);
    }
    if (patch.root instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw refused("the result is no object");
  }

  private void apply(Map<String, @Nullable Object> fields) {
    String op = Objects.toString(fields.get("op"), "");
    List<String> path = path(fields, "path");
    switch (op) {
      case "add" -> put(path, copy(value(fields)), op);
      case "replace" -> {
        get(path, op);
        remove(path, op);
        put(path, copy(value(fields)), op);
      }
      case "remove" -> remove(path, op);
      case "move" -> {
        Object moved = get(path(fields, "from"), op);
        remove(path(fields, "from"), op);
        put(path, moved, op);
      }
      case "copy" -> put(path, copy(get(path(fields, "from"), op)), op);
      case "test" -> test(path, value(fields));
      default ->
          throw refused(
              "unexpected operation \"%s\"; there are add, replace, remove, move, copy and test"
                  .formatted(op));
    }
  }

  private static @Nullable Object value(Map<String, @Nullable Object> fields) {
    if (!fields.containsKey("value")) {
      throw refused("operation %s needs a value".formatted(fields.get("op")));
    }
    return fields.get("value");
  }

  private static List<String> path(Map<String, @Nullable Object> fields, String key) {
    String text = Objects.toString(fields.get(key), "");
    if (text.isEmpty()) {
      return ImmutableList.of();
    }
    if (!text.startsWith("/")) {
      throw refused("%s \"%s\" must begin with a slash".formatted(key, text));
    }
    return Splitter.on('/').splitToList(text.substring(1)).stream()
        .map(part -> part.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private void test(List<String> path, @Nullable Object expected) {
    if (!same(get(path, "test"), expected)) {
      throw refused("testing value %s failed".formatted(text(path)));
    }
  }

  /** Numbers are compared by value: 1 is 1, whatever Java type holds it. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    boolean numbers = a instanceof Number && b instanceof Number;
    return numbers ? String.valueOf(a).equals(String.valueOf(b)) : Objects.equals(a, b);
  }

  private @Nullable Object get(List<String> path, String op) {
    Object at = root;
    for (String key : path) {
      at = child(at, key, path, op);
    }
    return at;
  }

  private static @Nullable Object child(
      @Nullable Object at, String key, List<String> path, String op) {
    if (at instanceof Map<?, ?> map && map.containsKey(key)) {
      return map.get(key);
    }
    if (at instanceof List<?> list) {
      return list.get(index(key, list.size() - 1, path, op));
    }
    throw missing(op, path);
  }

  @SuppressWarnings("unchecked") // made by copy
  private void put(List<String> path, @Nullable Object value, String op) {
    if (path.isEmpty()) {
      root = value;
      return;
    }
    String key = path.get(path.size() - 1);
    Object parent = get(path.subList(0, path.size() - 1), op);
    if (parent instanceof List<?>) {
      List<@Nullable Object> list = (List<@Nullable Object>) parent;
      list.add(key.equals(END) ? list.size() : index(key, list.size(), path, op), value);
    } else if (parent instanceof Map<?, ?>) {
      ((Map<String, @Nullable Object>) parent).put(key, value);
    } else {
      throw missing(op, path);
    }
  }

  private void remove(List<String> path, String op) {
    get(path, op);
    if (path.isEmpty()) {
      root = new TreeMap<String, Object>();
      return;
    }
    String key = path.get(path.size() - 1);
    Object parent = get(path.subList(0, path.size() - 1), op);
    if (parent instanceof List<?> list) {
      list.remove(index(key, list.size() - 1, path, op));
    } else if (parent instanceof Map<?, ?> map) {
      map.remove(key);
    }
  }

  private static int index(String key, int most, List<String> path, String op) {
    if (!key.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(key) > most) {
      throw missing(op, path);
    }
    return Integer.parseInt(key);
  }

  private static @Nullable Object copy(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new TreeMap<>();
      map.forEach((key, value) -> copy.put((String) key, copy(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(value -> copy.add(copy(value)));
      return copy;
    }
    return tree;
  }

  private static String text(List<String> path) {
    return "/" + String.join("/", path);
  }

  private static ApiException missing(String op, List<String> path) {
    return refused(
        "%s operation does not apply: doc is missing path: \"%s\"".formatted(op, text(path)));
  }

  private static ApiException refused(String message) {
    return ApiException.badRequest(message);
  }
}
