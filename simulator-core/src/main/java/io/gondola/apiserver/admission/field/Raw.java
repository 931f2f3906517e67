package io.gondola.apiserver.admission.field;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.LabelSelectorRequirement;
import io.gondola.api.meta.RawFields;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields that the API records keep as they came. The manifest reader has checked their types;
 * what is absent reads as Kubernetes' zero value.
 */
public record Raw(Map<?, ?> fields) {

  private static final Raw EMPTY = new Raw(ImmutableMap.of());

  public static Raw of(@Nullable RawFields fields) {
    return fields == null || fields.isEmpty() ? EMPTY : new Raw(fields.fields());
  }

  /** Whether the field is set, be it to an empty value. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** Whether the field is set to true. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** Whether the field is set to false; unset is neither true nor false. */
  public boolean isFalse(String name) {
    return Boolean.FALSE.equals(fields.get(name));
  }

  public OptionalLong number(String name) {
    return fields.get(name) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  /** The field as it is, for error texts that show it. */
  public Object value(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value;
  }

  public Raw child(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? new Raw(map) : EMPTY;
  }

  /** The elements of a list of objects. */
  public ImmutableList<Raw> children(String name) {
    ImmutableList.Builder<Raw> children = ImmutableList.builder();
    for (Object element : list(name)) {
      children.add(element instanceof Map<?, ?> map ? new Raw(map) : EMPTY);
    }
    return children.build();
  }

  /** The elements of a list of strings. */
  public ImmutableList<String> texts(String name) {
    return list(name).stream().map(Object::toString).collect(ImmutableList.toImmutableList());
  }

  /** The elements of a list of numbers. */
  public ImmutableList<Long> numbers(String name) {
    ImmutableList.Builder<Long> numbers = ImmutableList.builder();
    for (Object element : list(name)) {
      if (element instanceof Number number) {
        numbers.add(number.longValue());
      }
    }
    return numbers.build();
  }

  /** A map from text to text. */
  public ImmutableSortedMap<String, String> map(String name) {
    ImmutableSortedMap.Builder<String, String> map = ImmutableSortedMap.naturalOrder();
    child(name).fields.forEach((key, value) -> map.put(key.toString(), value.toString()));
    return map.buildOrThrow();
  }

  /** A label selector; null when it is not set, which selects differently from an empty one. */
  public @Nullable LabelSelector selector(String name) {
    if (!has(name)) {
      return null;
    }
    Raw selector = child(name);
    ImmutableList.Builder<LabelSelectorRequirement> requirements = ImmutableList.builder();
    for (Raw expression : selector.children("matchExpressions")) {
      requirements.add(
          new LabelSelectorRequirement(
              expression.text("key"), expression.text("operator"), expression.texts("values")));
    }
    return new LabelSelector(selector.map("matchLabels"), requirements.build());
  }

  private ImmutableList<?> list(String name) {
    return fields.get(name) instanceof ImmutableList<?> list ? list : ImmutableList.of();
  }
}
