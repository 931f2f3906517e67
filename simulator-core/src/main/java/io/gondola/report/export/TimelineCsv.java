package io.gondola.report.export;

import com.google.common.collect.ImmutableList;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A timeline as CSV (RFC 4180), for a spreadsheet: a head, then a line an entry. Lines end with CR
 * LF as it asks.
 */
public final class TimelineCsv {

  private static final String HEAD =
      "id,time,seconds,cause,component,verb,kind,namespace,name,words";

  private static final String LINE_END = "\r\n";

  private TimelineCsv() {}

  /** The text of a file. */
  public static String of(Timeline timeline) {
    StringBuilder text = new StringBuilder(HEAD).append(LINE_END);
    for (TimelineEntry entry : timeline.entries()) {
      text.append(line(TimelineRow.of(entry, timeline.start()))).append(LINE_END);
    }
    return text.toString();
  }

  private static String line(TimelineRow row) {
    return line(
        ImmutableList.of(
            row.id(),
            row.time(),
            row.seconds(),
            row.cause(),
            row.component(),
            row.verb(),
            row.kind(),
            row.namespace(),
            row.name(),
            row.words()));
  }

  static String line(ImmutableList<?> fields) {
    Stream<String> quoted = fields.stream().map(field -> quoted(field.toString()));
    return quoted.collect(Collectors.joining(","));
  }

  /** Quotes a field only if it must be. */
  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
