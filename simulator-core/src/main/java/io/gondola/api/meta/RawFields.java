package io.gondola.api.meta;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fields that Kubernetes knows and the simulator only keeps: read from a manifest, stored, and
 * written back as they came.
 *
 * <p>A value is a {@link String}, {@link Boolean}, {@link Long} or {@link BigDecimal}, an {@link
 * ImmutableList} of values, or an {@link ImmutableSortedMap} from field name to value. {@code null}
 * values are dropped: to Kubernetes they are unset.
 */
public record RawFields(ImmutableSortedMap<String, Object> fields) {

  public static final RawFields EMPTY = new RawFields(ImmutableSortedMap.of());

  /** Copies a tree of maps, lists and scalars. */
  public static RawFields of(Map<String, ?> fields) {
    ImmutableSortedMap<String, Object> frozen = frozenMap(fields);
    return frozen.isEmpty() ? EMPTY : new RawFields(frozen);
  }

  public static RawFields orEmpty(@Nullable RawFields fields) {
    return fields == null ? EMPTY : fields;
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  public Optional<Object> get(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** The value at the end of a path of field names; empty if there is none. */
  public Optional<Object> at(String... path) {
    Object value = fields;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
      if (value == null) {
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  private static ImmutableSortedMap<String, Object> frozenMap(Map<?, ?> map) {
    ImmutableSortedMap.Builder<String, Object> frozen = ImmutableSortedMap.naturalOrder();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            frozen.put((String) name, frozen(value));
          }
        });
    return frozen.buildOrThrow();
  }

  private static Object frozen(Object value) {
    if (value instanceof Map<?, ?> map) {
      return frozenMap(map);
    }
    if (value instanceof List<?> list) {
      return frozenList(list);
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    Preconditions.checkArgument(
        value instanceof String
            || value instanceof Boolean
            || value instanceof Long
            || value instanceof BigDecimal,
        "value (%s) must be a string, boolean, number, list or map",
        value);
    return value;
  }

  private static ImmutableList<Object> frozenList(Collection<?> list) {
    ImmutableList.Builder<Object> frozen = ImmutableList.builder();
    for (Object value : list) {
      frozen.add(frozen(Preconditions.checkNotNull(value, "a list must not hold null")));
    }
    return frozen.build();
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
