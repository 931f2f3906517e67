package io.gondola.report.export;

import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Note;
import io.gondola.timeline.TimelineEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * An entry of a timeline as it is exported. What an entry does not have is empty.
 *
 * @param seconds since the run began, such as {@code 1.5}
 * @param cause the number of the entry that led to it; 0 if it came from outside
 * @param verb {@code added}, {@code modified} or {@code deleted}; {@code noted} if no object was
 *     written
 * @param name of the object, or what a note is about
 * @param words what happened
 */
record TimelineRow(
    long id,
    Instant time,
    String seconds,
    long cause,
    String component,
    String verb,
    String kind,
    String namespace,
    String name,
    String words) {

  static TimelineRow of(TimelineEntry entry, Instant start) {
    if (entry.what() instanceof Change change) {
      return row(
          entry,
          start,
          change.verb().name().toLowerCase(Locale.ROOT),
          change.object().resourceType().kind(),
          change.object().metadata().namespace(),
          change.object().name());
    }
    return row(entry, start, "noted", "", "", ((Note) entry.what()).subject());
  }

  private static TimelineRow row(
      TimelineEntry entry, Instant start, String verb, String kind, String namespace, String name) {
    return new TimelineRow(
        entry.id(),
        entry.time(),
        seconds(Duration.between(start, entry.time())),
        entry.cause(),
        entry.component(),
        verb,
        kind,
        namespace,
        name,
        entry.happened());
  }

  /** To the nanosecond, without zeros that say nothing. */
  private static String seconds(Duration span) {
    return BigDecimal.valueOf(span.toNanos(), 9).stripTrailingZeros().toPlainString();
  }
}
