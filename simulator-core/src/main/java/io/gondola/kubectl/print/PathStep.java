package io.gondola.kubectl.print;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One step of a path: from a value to those below it. */
interface PathStep {

  /** All values of a list or a map. */
  PathStep ALL = value -> List.copyOf(children(value));

  Collection<?> from(Object value);

  static PathStep name(String name) {
    return value ->
        value instanceof Map<?, ?> map && map.get(name) != null
            ? List.of(map.get(name))
            : List.of();
  }

  /** The one at an index; a negative one counts from the end. */
  static PathStep index(int index) {
    return value -> {
      if (!(value instanceof List<?> list)) {
        return List.of();
      }
      int at = index < 0 ? list.size() + index : index;
      return at >= 0 && at < list.size() ? List.of(list.get(at)) : List.of();
    };
  }

  /** Those with, or without, a certain value at the end of a path. */
  static PathStep filter(JsonPath path, boolean equal, String wanted) {
    return value ->
        children(value).stream()
            .filter(
                child ->
                    path.find(child).stream()
                        .anyMatch(found -> found.toString().equals(wanted) == equal))
            .toList();
  }

  private static Collection<?> children(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values();
    }
    return value instanceof Collection<?> list ? list : List.of();
  }
}
