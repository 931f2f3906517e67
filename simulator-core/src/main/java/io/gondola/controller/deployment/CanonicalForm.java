package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.RawFields;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spells an API value out as text that is the same in every JVM: field names in their declared
 * order, and only what is set. {@code toString} would not do: a record may print itself shortened.
 */
final class CanonicalForm {

  /** The JVM works the components out anew each time it is asked, which takes most of the time. */
  private static final ClassValue<ImmutableList<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected ImmutableList<RecordComponent> computeValue(Class<?> type) {
          return ImmutableList.copyOf(type.getRecordComponents());
        }
      };

  private final Consumer<String> sink;

  private CanonicalForm(Consumer<String> sink) {
    this.sink = sink;
  }

  /** Hands the text over piece by piece. */
  static void write(Object value, Consumer<String> sink) {
    new CanonicalForm(sink).write(value);
  }

  private void write(Object value) {
    if (value instanceof RawFields raw) {
      write(raw.fields());
    } else if (value instanceof Record fields) {
      writeFields(fields);
    } else if (value instanceof List<?> list) {
      sink.accept("[");
      list.forEach(this::writeItem);
      sink.accept("]");
    } else if (value instanceof Map<?, ?> map) {
      sink.accept("{");
      map.forEach((key, item) -> writeField(String.valueOf(key), item));
      sink.accept("}");
    } else {
      // Lengths keep neighbours apart: "a" and "bc" are not "ab" and "c".
      String text = String.valueOf(value);
      sink.accept(text.length() + ":");
      sink.accept(text);
    }
  }

  private void writeItem(Object item) {
    write(item);
    sink.accept(",");
  }

  private void writeFields(Record fields) {
    sink.accept("(");
    for (RecordComponent component : COMPONENTS.get(fields.getClass())) {
      Object value = read(component, fields);
      if (!isUnset(value, component)) {
        writeField(component.getName(), value);
      }
    }
    sink.accept(")");
  }

  private void writeField(String name, Object value) {
    sink.accept(name);
    sink.accept("=");
    writeItem(value);
  }

  private static boolean isUnset(@Nullable Object value, RecordComponent component) {
    return value == null
        || "".equals(value)
        || (value instanceof RawFields raw && raw.isEmpty())
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (component.getType().isPrimitive() && isZero(value));
  }

  private static boolean isZero(Object value) {
    return Boolean.FALSE.equals(value) || (value instanceof Number n && n.doubleValue() == 0);
  }

  private static @Nullable Object read(RecordComponent component, Record fields) {
    try {
      return component.getAccessor().invoke(fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
