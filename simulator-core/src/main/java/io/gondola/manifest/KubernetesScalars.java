package io.gondola.manifest;

import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.QuantityFormatException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Reads values of types that read themselves, each with error texts of its own. */
final class KubernetesScalars {

  private static final String GO_TIME = "2006-01-02T15:04:05Z07:00";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  private KubernetesScalars() {}

  /** UTC and whole seconds, as Kubernetes keeps it. */
  static Object time(Node node, FieldPath path) {
    return time(node, path, SECONDS);
  }

  static Object microTime(Node node, FieldPath path) {
    return time(node, path, MICROS);
  }

  private static Object time(Node node, FieldPath path, DateTimeFormatter format) {
    if (!(node instanceof Node.Scalar scalar && scalar.value() instanceof String text)) {
      throw new DecodeException(
          "json: cannot unmarshal %s into Go value of type string".formatted(node.goName()),
          node.line(),
          path.path());
    }
    try {
      OffsetDateTime utc = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      return format.format(utc);
    } catch (DateTimeException e) {
      throw new DecodeException(
          "parsing time \"%s\" as \"%s\": cannot parse \"%s\" as \"2006\""
              .formatted(text, GO_TIME, text),
          node.line(),
          path.path());
    }
  }

  /** The text that Kubernetes would write back. */
  static Object quantity(Node node, FieldPath path) {
    // A list or map has the text of no quantity either.
    String text =
        node instanceof Node.Scalar scalar && scalar.value() instanceof Number number
            ? GoNumbers.text(number)
            : String.valueOf(node.plain());
    try {
      return Quantity.parse(text).toString();
    } catch (QuantityFormatException e) {
      throw new DecodeException(e.getMessage(), node.line(), path.path());
    }
  }

  static Object intOrString(Node node, FieldPath path) {
    if (node instanceof Node.Scalar scalar) {
      if (scalar.value() instanceof String) {
        return scalar.value();
      }
      if (scalar.value() instanceof Long number && number == number.intValue()) {
        return number;
      }
    }
    String found =
        node instanceof Node.Scalar scalar && scalar.value() instanceof Number number
            ? "number " + GoNumbers.text(number)
            : node.goName();
    throw new DecodeException(
        "json: cannot unmarshal %s into Go value of type int32".formatted(found),
        node.line(),
        path.path());
  }
}
