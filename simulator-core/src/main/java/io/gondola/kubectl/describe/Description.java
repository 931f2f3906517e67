package io.gondola.kubectl.describe;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.kubectl.print.TabWriter;
import io.gondola.kubectl.print.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A description that grows line by line; tabs separate its columns until it is aligned. */
final class Description {

  private static final DateTimeFormatter RFC_1123_Z =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int LONGEST_ANNOTATION = 140;
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final StringBuilder text = new StringBuilder();

  Description line(int level, String line) {
    text.append("  ".repeat(level)).append(line).append('\n');
    return this;
  }

  Description field(int level, String name, Object value) {
    return line(level, name + ":\t" + value);
  }

  Description field(String name, Object value) {
    return field(0, name, value);
  }

  /** A field that only shows when it is set. */
  Description optional(String name, @Nullable Object value) {
    return value == null || value.toString().isEmpty() ? this : field(name, value);
  }

  /** A value on the line of the title, the others below it. */
  Description list(int level, String title, List<String> values) {
    field(level, title, values.isEmpty() ? Texts.NONE : values.get(0));
    values.stream().skip(1).forEach(value -> line(0, "\t" + value));
    return this;
  }

  Description labels(int level, String title, Map<String, String> labels) {
    return list(
        level,
        title,
        labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).toList());
  }

  /** Annotations but for the manifest that was applied last, which nobody reads here. */
  Description annotations(int level, Map<String, String> annotations) {
    return list(
        level,
        "Annotations",
        annotations.entrySet().stream()
            .filter(annotation -> !annotation.getKey().equals(LAST_APPLIED))
            .map(annotation -> annotation(annotation.getKey(), annotation.getValue()))
            .toList());
  }

  Description labelsAndAnnotations(ObjectMeta metadata) {
    return labels(0, "Labels", metadata.labels()).annotations(0, metadata.annotations());
  }

  /** A long one stands below its key, and each of its lines is cut. */
  private static String annotation(String key, String text) {
    String value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    if (key.length() + value.length() + 2 <= LONGEST_ANNOTATION && !value.contains("\n")) {
      return key + ": " + value;
    }
    StringBuilder lines = new StringBuilder(key).append(':');
    for (String line : Splitter.on('\n').split(value)) {
      lines.append("\n\t  ").append(shorten(line));
    }
    return lines.toString();
  }

  private static String shorten(String line) {
    int most = LONGEST_ANNOTATION - 2;
    return line.length() > most ? line.substring(0, most) + "..." : line;
  }

  static String time(@Nullable Instant time) {
    return time == null ? "" : RFC_1123_Z.format(time);
  }

  static String orUnset(@Nullable String text) {
    return Strings.isNullOrEmpty(text) ? "<unset>" : text;
  }

  /** The text with its columns aligned. */
  String aligned() {
    return TabWriter.description(text.toString());
  }

  /** The text as it is, with tabs. */
  String raw() {
    return text.toString();
  }
}
