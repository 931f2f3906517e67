package io.gondola.sim;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of classes, each class with a number of its own. */
final class ClassShapes {

  /** Their functions hold other functions at most; their containers are known by their kind. */
  private static final ImmutableList<String> CLOSED =
      ImmutableList.of("java.", "jdk.", "sun.", "com.google.common.");

  /** Classes that were met: only looked up. */
  private final Map<Class<?>, Shape> shapes = new HashMap<>();

  /** What the objects of a class consist of. */
  record Shape(int number, ImmutableList<Part> parts) {}

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

  /** The shape of a class; the numbers count classes as they come. */
  Shape of(Class<?> type) {
    Shape known = shapes.get(type);
    if (known == null) {
      known = new Shape(shapes.size(), parts(type));
      shapes.put(type, known);
    }
    return known;
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
