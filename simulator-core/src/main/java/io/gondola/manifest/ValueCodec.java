package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.RawFields;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns a value of a tree, which has passed the schema, into that of a record, and back. */
record ValueCodec(Function<Object, Object> decode, Function<Object, Object> encode) {

  private static final ValueCodec SAME = new ValueCodec(value -> value, value -> value);
  private static final ValueCodec INT =
      new ValueCodec(tree -> ((Long) tree).intValue(), value -> ((Integer) value).longValue());

  private static final ImmutableMap<Type, ValueCodec> SCALARS =
      ImmutableMap.<Type, ValueCodec>builder()
          .put(String.class, SAME)
          .put(boolean.class, SAME)
          .put(Boolean.class, SAME)
          .put(long.class, SAME)
          .put(Long.class, SAME)
          .put(int.class, INT)
          .put(Integer.class, INT)
          .put(Instant.class, new ValueCodec(tree -> instant((String) tree), ValueCodec::text))
          .put(
              Quantity.class,
              new ValueCodec(tree -> Quantity.parse((String) tree), Object::toString))
          .put(
              IntOrString.class,
              new ValueCodec(ValueCodec::intOrString, ValueCodec::intOrStringTree))
          .put(
              RawFields.class,
              new ValueCodec(
                  tree -> RawFields.of(asMap(tree)), value -> ((RawFields) value).fields()))
          .buildOrThrow();

  /** The codec of a record component's type. */
  static ValueCodec of(Type type) {
    ValueCodec scalar = SCALARS.get(type);
    if (scalar != null) {
      return scalar;
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == ImmutableList.class ? list(arguments[0]) : map(arguments[1]);
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return new ValueCodec(
          tree -> RecordCodec.of(record).decode(asMap(tree)),
          value -> RecordCodec.of(record).encode(value));
    }
    throw new IllegalArgumentException("no codec for " + type);
  }

  private static ValueCodec list(Type elementType) {
    ValueCodec element = of(elementType);
    return new ValueCodec(
        tree ->
            ((Collection<?>) tree)
                .stream().map(element.decode).collect(ImmutableList.toImmutableList()),
        value -> {
          List<Object> list = new ArrayList<>();
          ((Collection<?>) value).forEach(item -> list.add(element.encode.apply(item)));
          return list;
        });
  }

  private static ValueCodec map(Type elementType) {
    ValueCodec element = of(elementType);
    return new ValueCodec(
        tree -> {
          ImmutableSortedMap.Builder<String, Object> map = ImmutableSortedMap.naturalOrder();
          asMap(tree).forEach((key, item) -> map.put(key, element.decode.apply(item)));
          return map.buildOrThrow();
        },
        value -> {
          Map<String, Object> map = new TreeMap<>();
          asMap(value).forEach((key, item) -> map.put(key, element.encode.apply(item)));
          return map;
        });
  }

  @SuppressWarnings("unchecked") // the schema has seen to it
  private static Map<String, Object> asMap(Object tree) {
    return (Map<String, Object>) tree;
  }

  private static Object instant(String text) {
    return Instant.parse(text);
  }

  private static Object text(Object instant) {
    return ((Instant) instant).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Object intOrString(Object tree) {
    return tree instanceof String text
        ? IntOrString.of(text)
        : IntOrString.of(((Long) tree).intValue());
  }

  private static Object intOrStringTree(Object value) {
    return value instanceof IntOrString.OfInt number
        ? (Object) (long) number.value()
        : value.toString();
  }
}
