package io.gondola.timeline;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.gondola.api.meta.GoJson;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Note;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A timeline as text that depends on nothing but the run: nanoseconds since the start, numbers of
 * entry and cause, component, and the whole object.
 */
final class CanonicalText {

  private CanonicalText() {}

  static String of(List<TimelineEntry> entries, Instant start) {
    StringBuilder text = new StringBuilder();
    for (TimelineEntry entry : entries) {
      text.append(line(entry, start)).append('\n');
    }
    return text.toString();
  }

  /** SHA-256 of the text, in hexadecimal. */
  static String hash(List<TimelineEntry> entries, Instant start) {
    HashFunction sha256 = Hashing.sha256();
    Hasher hasher = sha256.newHasher();
    for (TimelineEntry entry : entries) {
      hasher.putString(line(entry, start), StandardCharsets.UTF_8).putByte((byte) '\n');
    }
    return hasher.hash().toString();
  }

  private static String line(TimelineEntry entry, Instant start) {
    return "%s %s<-%s %s %s"
        .formatted(
            Duration.between(start, entry.time()).toNanos(),
            entry.id(),
            entry.cause(),
            entry.component(),
            content(entry.what()));
  }

  private static String content(Happening what) {
    if (what instanceof Change change) {
      return "%s %s %s %s"
          .formatted(
              change.verb(),
              change.object().resourceType(),
              change.object().key(),
              GoJson.write(change.object()));
    }
    Note note = (Note) what;
    return "NOTE %s %s".formatted(note.subject(), GoJson.write(note.text()));
  }
}
