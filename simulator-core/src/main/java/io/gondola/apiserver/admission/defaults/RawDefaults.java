package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.RawFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Defaults of fields that the API records keep raw. */
final class RawDefaults {

  private RawDefaults() {}

  /**
   * Sets a field that is not set, if the object that holds it is there.
   *
   * @param path names that lead to the field; a name that leads to a list stands for each element
   */
  static RawFields set(RawFields fields, Object value, String... path) {
    Map<?, ?> complete = inMap(fields.fields(), value, ImmutableList.copyOf(path));
    return complete == fields.fields() ? fields : RawFields.of(copy(complete));
  }

  private static Map<?, ?> inMap(Map<?, ?> map, Object value, ImmutableList<String> path) {
    String name = path.get(0);
    Object before = map.get(name);
    if (path.size() == 1) {
      return before == null ? with(map, name, value) : map;
    }
    if (before == null) {
      return map;
    }
    Object after = inside(before, value, path.subList(1, path.size()));
    return after == before ? map : with(map, name, after);
  }

  private static Object inside(Object object, Object value, ImmutableList<String> path) {
    if (object instanceof Map<?, ?> map) {
      return inMap(map, value, path);
    }
    if (!(object instanceof List<?> list)) {
      return object;
    }
    ImmutableList<Object> after =
        list.stream()
            .map(element -> inside(element, value, path))
            .collect(ImmutableList.toImmutableList());
    return after.equals(list) ? list : after;
  }

  private static Map<String, Object> with(Map<?, ?> map, String name, Object value) {
    Map<String, Object> copy = copy(map);
    copy.put(name, value);
    return copy;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new TreeMap<>();
    map.forEach((name, value) -> copy.put(name.toString(), value));
    return copy;
  }
}
