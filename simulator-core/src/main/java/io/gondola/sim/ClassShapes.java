package io.gondola.sim;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimap;
import com.google.common.collect.Multiset;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of classes, each class with a number of its own. */
final class ClassShapes {

  /** Their functions hold other functions at most; their containers are known by their kind. */
  private static final ImmutableList<String> CLOSED =
      ImmutableList.of("java.", "jdk.", "sun.", "com.google.common.");

  /** A type whose objects are not looked at field by field. */
  private record Known(Class<?> type, Kind kind) {}

  /** The first one that fits a class counts. */
  private static final ImmutableList<Known> KINDS =
      ImmutableList.of(
          new Known(HasState.class, Kind.STATEFUL),
          new Known(StateHash.Unordered.class, Kind.UNORDERED),
          new Known(Multiset.class, Kind.MULTISET),
          new Known(Multiset.Entry.class, Kind.MULTISET_ENTRY),
          new Known(Map.class, Kind.MAP),
          new Known(Collection.class, Kind.LIST),
          new Known(Multimap.class, Kind.MULTIMAP),
          new Known(Optional.class, Kind.OPTIONAL));

  /** Classes that were met: only looked up. */
  private final Map<Class<?>, Shape> shapes = new HashMap<>();

  /** How the objects of a class are looked at. */
  enum Kind {
    PLAIN,
    STATEFUL,
    MAP,
    HASH_MAP,
    UNORDERED,
    HASH_SET,
    MULTISET,
    MULTISET_ENTRY,
    LIST,
    MULTIMAP,
    OPTIONAL,
    ARRAY,
    FIELDS
  }

  /** What the objects of a class consist of; to ask for it once a class is fast. */
  record Shape(long number, Kind kind, ImmutableList<Part> parts) {}

  /** A field. */
  @SuppressWarnings("ImmutableMemberCollection") // No collection at all: a field of a class.
  record Part(Field field, Class<?> type) {

    boolean isPrimitive() {
      return type.isPrimitive();
    }

    long number(Object owner) {
      try {
        if (type == boolean.class) {
          return field.getBoolean(owner) ? 1 : 0;
        }
        return type == double.class || type == float.class
            ? Double.doubleToLongBits(field.getDouble(owner))
            : type == char.class ? field.getChar(owner) : field.getLong(owner);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Nullable Object object(Object owner) {
      try {
        return field.get(owner);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The shape of a class; its number is that of its name, which is unique in a process. */
  Shape of(Class<?> type) {
    Shape known = shapes.get(type);
    if (known == null) {
      Kind kind = kind(type);
      known =
          new Shape(
              PlainValues.hash(type), kind, kind == Kind.FIELDS ? parts(type) : ImmutableList.of());
      shapes.put(type, known);
    }
    return known;
  }

  private static Kind kind(Class<?> type) {
    if (PlainValues.isPlain(type)) {
      return Kind.PLAIN;
    }
    // Not so those that extend them: a LinkedHashMap has an order.
    if (type == HashMap.class || type == HashSet.class) {
      return type == HashMap.class ? Kind.HASH_MAP : Kind.HASH_SET;
    }
    return KINDS.stream()
        .filter(known -> known.type().isAssignableFrom(type))
        .findFirst()
        .map(Known::kind)
        .orElse(type.isArray() ? Kind.ARRAY : Kind.FIELDS);
  }

  private static ImmutableList<Part> parts(Class<?> type) {
    if (CLOSED.stream().anyMatch(type.getName()::startsWith)) {
      return ImmutableList.of();
    }
    return Stream.<Class<?>>iterate(type, c -> c != null && c != Object.class, Class::getSuperclass)
        .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .map(ClassShapes::opened)
        .collect(toImmutableList());
  }

  private static Part opened(Field field) {
    try {
      field.setAccessible(true);
      return new Part(field, field.getType());
    } catch (InaccessibleObjectException e) {
      throw new IllegalStateException(
          "the state of %s cannot be read: open its package to io.gondola, or search every path"
              .formatted(field.getDeclaringClass().getName()),
          e);
    }
  }
}
