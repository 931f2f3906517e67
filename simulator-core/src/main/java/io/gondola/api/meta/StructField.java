package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record, seen as a field of a Go struct.
 *
 * @param nullable whether null stands for unset, so that an empty value is a value
 */
record StructField(String name, Method accessor, boolean nullable, boolean primitive) {

  /** Looked up once a class: asking a class for its components is slow. */
  private static final ClassValue<ImmutableList<StructField>> FIELDS =
      new ClassValue<>() {
        @Override
        protected ImmutableList<StructField> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .map(StructField::of)
              .collect(ImmutableList.toImmutableList());
        }
      };

  /** The fields of a record, in the order of their declaration. */
  static ImmutableList<StructField> of(Object struct) {
    return FIELDS.get(struct.getClass());
  }

  private static StructField of(RecordComponent component) {
    return new StructField(
        component.getName(),
        component.getAccessor(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        component.getType().isPrimitive());
  }

  @Nullable Object get(Object struct) {
    try {
      return accessor.invoke(struct);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "%s of %s must be readable".formatted(name, struct.getClass()), e);
    }
  }

  /** Zero is unset where it cannot be told from unset: in a component that is never null. */
  boolean isOmitted(@Nullable Object value) {
    return value == null
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (!nullable && isEmpty(value))
        || (primitive && (value.equals(false) || value.equals(0) || value.equals(0L)));
  }

  private static boolean isEmpty(Object value) {
    return value.equals("") || (value instanceof RawFields raw && raw.isEmpty());
  }
}
