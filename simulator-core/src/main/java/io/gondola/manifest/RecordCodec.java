package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.RawFields;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trees to records of one class and back. A component is the field of its name; the raw component
 * {@code other} takes all fields that have no component of their own.
 */
final class RecordCodec {

  private static final String REST = "other";

  /** What a class looks like never changes, so it is looked up once. */
  private static final ClassValue<RecordCodec> CODECS =
      new ClassValue<>() {
        @Override
        protected RecordCodec computeValue(Class<?> type) {
          return new RecordCodec(type);
        }
      };

  private final Constructor<?> constructor;
  private final ImmutableList<Component> components;
  private final ImmutableSet<String> names;

  /**
   * @param empty what the component reads as when it is left out: it need not be written then
   */
  private record Component(
      String name, Class<?> type, ValueCodec codec, Method accessor, @Nullable Object empty) {}

  private RecordCodec(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    this.constructor = constructor(type, parts);
    Object zero = construct(Arrays.stream(parts).map(part -> absent(part.getType())).toArray());
    this.components =
        Arrays.stream(parts)
            .map(part -> component(part, zero))
            .collect(ImmutableList.toImmutableList());
    ImmutableSet.Builder<String> known = ImmutableSet.builder();
    components.forEach(component -> known.add(component.name));
    if (ApiObject.class.isAssignableFrom(type)) {
      known.add("apiVersion", "kind");
    }
    this.names = known.build();
  }

  static RecordCodec of(Class<?> type) {
    return CODECS.get(type);
  }

  Object decode(Map<String, Object> tree) {
    return construct(components.stream().map(component -> decode(component, tree)).toArray());
  }

  Map<String, Object> encode(Object value) {
    Map<String, Object> tree = new TreeMap<>();
    for (Component component : components) {
      Object part = read(component.accessor, value);
      if (part == null || part.equals(component.empty)) {
        continue;
      }
      Object encoded = component.codec.encode().apply(part);
      if (component.name.equals(REST)) {
        ((Map<?, ?>) encoded).forEach((name, field) -> tree.put((String) name, field));
      } else {
        tree.put(component.name, encoded);
      }
    }
    return tree;
  }

  private @Nullable Object decode(Component component, Map<String, Object> tree) {
    if (component.name.equals(REST)) {
      Map<String, Object> rest = new TreeMap<>(tree);
      rest.keySet().removeAll(names);
      return RawFields.of(rest);
    }
    Object value = tree.get(component.name);
    return value == null ? absent(component.type) : component.codec.decode().apply(value);
  }

  private static Component component(RecordComponent part, Object zero) {
    return new Component(
        part.getName(),
        part.getType(),
        ValueCodec.of(part.getGenericType()),
        part.getAccessor(),
        read(part.getAccessor(), zero));
  }

  private static @Nullable Object absent(Class<?> type) {
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == boolean.class ? (Object) false : null;
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] parts) {
    try {
      return type.getDeclaredConstructor(
          Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " must be a record", e);
    }
  }

  private Object construct(@Nullable Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(constructor + " refuses " + Arrays.toString(arguments), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " must be public", e);
    }
  }

  private static @Nullable Object read(Method accessor, Object value) {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(accessor + " must be readable", e);
    }
  }
}
