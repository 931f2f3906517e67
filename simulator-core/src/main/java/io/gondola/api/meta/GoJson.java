package io.gondola.api.meta;

import com.google.common.base.Preconditions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as Go's JSON encoder does, on one line and without blanks: for error texts, and
 * wherever equal values must give the same text. Manifests are read and written elsewhere.
 *
 * <p>A record is an object of the API: its components are the fields, unset ones are left out, but
 * a struct inside a struct is written even when nothing in it is set.
 */
public final class GoJson {

  private final StringBuilder out = new StringBuilder();

  private GoJson() {}

  /** The JSON text of a value; the same for equal values on every JVM. */
  public static String write(@Nullable Object value) {
    GoJson json = new GoJson();
    json.value(value);
    return json.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof BigDecimal number) {
      out.append(number.toPlainString());
    } else if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof IntOrString.OfInt number) {
      out.append(number.value());
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      object(fields -> map(map, fields));
    } else if (isStruct(value)) {
      object(fields -> struct(value, fields));
    } else {
      string(value.toString());
    }
  }

  /** A number-or-string is a record here, but has a text of its own. */
  private static boolean isStruct(Object value) {
    return value instanceof Record && !(value instanceof IntOrString);
  }

  private void list(List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(list.get(i));
    }
    out.append(']');
  }

  /** Takes the fields of one object in the order in which they are written. */
  private interface Fields {
    void put(String name, @Nullable Object value);
  }

  /** What an object consists of. */
  private interface Content {
    void writeTo(Fields fields);
  }

  private void object(Content content) {
    out.append('{');
    int start = out.length();
    content.writeTo(
        (name, value) -> {
          if (out.length() > start) {
            out.append(',');
          }
          string(name);
          out.append(':');
          value(value);
        });
    out.append('}');
  }

  /** Go sorts the keys of a map. */
  private static void map(Map<?, ?> map, Fields fields) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    sorted.forEach(fields::put);
  }

  private static void struct(Object struct, Fields fields) {
    if (struct instanceof GoStruct go) {
      go.fields().forEach(field -> fields.put(field.name(), field.value()));
      return;
    }
    if (struct instanceof RawFields raw) {
      map(raw.fields(), fields);
      return;
    }
    for (StructField field : StructField.of(struct)) {
      Object value = field.get(struct);
      if (value instanceof RawFields raw && field.name().equals("other")) {
        map(raw.fields(), fields);
      } else if (!field.isOmitted(value)) {
        fields.put(field.name(), value);
      }
    }
  }

  private void string(String text) {
    Preconditions.checkNotNull(text);
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      escape(text.charAt(i));
    }
    out.append('"');
  }

  /** Go also escapes what could end a script in a web page. */
  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '<', '>', '&', 0x2028, 0x2029 -> out.append(unicodeEscape(c));
      default -> {
        if (c < 0x20) {
          out.append(unicodeEscape(c));
        } else {
          out.append(c);
        }
      }
    }
  }

  private static String unicodeEscape(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}
