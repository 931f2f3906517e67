package io.gondola.report.export;

import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A timeline as JSON: {@code start}, {@code end}, {@code origin} and {@code entries}, an object
 * each with what {@link TimelineCsv} has as columns.
 */
public final class TimelineJson {

  private TimelineJson() {}

  /** The text of a file, an entry a line. */
  public static String of(Timeline timeline) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("start", timeline.start().toString());
      json.writeStringProperty("end", timeline.end().toString());
      json.writeStringProperty("origin", timeline.origin());
      json.writeArrayPropertyStart("entries");
      for (TimelineEntry entry : timeline.entries()) {
        json.writeRaw('\n');
        write(json, TimelineRow.of(entry, timeline.start()));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, TimelineRow row) {
    json.writeStartObject();
    json.writeNumberProperty("id", row.id());
    json.writeStringProperty("time", row.time().toString());
    json.writeName("seconds");
    json.writeRawValue(row.seconds());
    json.writeNumberProperty("cause", row.cause());
    json.writeStringProperty("component", row.component());
    json.writeStringProperty("verb", row.verb());
    json.writeStringProperty("kind", row.kind());
    json.writeStringProperty("namespace", row.namespace());
    json.writeStringProperty("name", row.name());
    json.writeStringProperty("words", row.words());
    json.writeEndObject();
  }
}
