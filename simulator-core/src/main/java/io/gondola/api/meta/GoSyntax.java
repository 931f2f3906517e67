package io.gondola.api.meta;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints a value as Kubernetes' error texts do: strings quoted, numbers plain, everything else as
 * JSON.
 */
final class GoSyntax {

  private static final ImmutableMap<Integer, String> SHORT_ESCAPES =
      ImmutableMap.<Integer, String>builder()
          .put((int) '"', "\\\"")
          .put((int) '\\', "\\\\")
          .put(0x07, "\\a")
          .put(0x08, "\\b")
          .put(0x0C, "\\f")
          .put((int) '\n', "\\n")
          .put((int) '\r', "\\r")
          .put((int) '\t', "\\t")
          .put(0x0B, "\\v")
          .buildOrThrow();

  private GoSyntax() {}

  static String format(@Nullable Object value) {
    return value instanceof String text ? quote(text) : GoJson.write(value);
  }

  /** As a Go string literal: what Go's {@code %q} prints. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> quoted.append(escaped(c)));
    return quoted.append('"').toString();
  }

  private static String escaped(int codePoint) {
    String escape = SHORT_ESCAPES.get(codePoint);
    if (escape != null) {
      return escape;
    }
    if (isPrintable(codePoint)) {
      return Character.toString(codePoint);
    }
    if (codePoint < 0x80) {
      return String.format(Locale.ROOT, "\\x%02x", codePoint);
    }
    return String.format(Locale.ROOT, codePoint < 0x10000 ? "\\u%04x" : "\\U%08x", codePoint);
  }

  /** Letters, marks, numbers, punctuation, symbols, and of all the blanks only the plain one. */
  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }
}
