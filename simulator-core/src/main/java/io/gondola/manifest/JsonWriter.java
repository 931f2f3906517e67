package io.gondola.manifest;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes trees as compact JSON. */
final class JsonWriter {

  private JsonWriter() {}

  static String write(@Nullable Object tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      write(tree, json);
    }
    return text.toString();
  }

  private static void write(@Nullable Object tree, JsonGenerator json) {
    if (tree instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach(
          (key, value) -> {
            json.writeName((String) key);
            write(value, json);
          });
      json.writeEndObject();
    } else if (tree instanceof Collection<?> list) {
      json.writeStartArray();
      list.forEach(item -> write(item, json));
      json.writeEndArray();
    } else if (tree instanceof String text) {
      json.writeString(text);
    } else if (tree instanceof Number number) {
      json.writeNumber(GoNumbers.text(number));
    } else {
      json.writeRawValue(String.valueOf(tree));
    }
  }
}
