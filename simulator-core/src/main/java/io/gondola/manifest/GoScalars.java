package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import java.util.Base64;
import java.util.List;

/** Reads single values as Go's JSON decoder does, and with its texts for what does not fit. */
final class GoScalars {

  private GoScalars() {}

  /** The tree value of a scalar: a string, boolean or number. */
  static Object read(FieldType type, Node node, FieldPath path) {
    return switch (type.kind()) {
      case STRING -> fit(type, node, path, String.class);
      case BOOL -> fit(type, node, path, Boolean.class);
      case INT32 -> integer(type, node, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> integer(type, node, path, Long.MIN_VALUE, Long.MAX_VALUE);
      case BYTES -> base64(type, node, path);
      case TIME -> KubernetesScalars.time(node, path);
      case MICRO_TIME -> KubernetesScalars.microTime(node, path);
      case QUANTITY -> KubernetesScalars.quantity(node, path);
      case INT_OR_STRING -> KubernetesScalars.intOrString(node, path);
      case ANY, LIST, MAP, STRUCT -> throw new IllegalArgumentException(type + " is no scalar");
    };
  }

  /** What Go leaves in a list or map where the text says null. */
  static Object zero(FieldType type) {
    return switch (type.kind()) {
      case STRING, BYTES, TIME, MICRO_TIME, ANY -> "";
      case BOOL -> false;
      case INT32, INT64, INT_OR_STRING -> 0L;
      case QUANTITY -> "0";
      case LIST -> List.of();
      case MAP, STRUCT -> ImmutableMap.of();
    };
  }

  static DecodeException mismatch(FieldType type, Node node, FieldPath path) {
    return mismatch(type, node.goName(), node, path);
  }

  private static DecodeException mismatch(FieldType type, String found, Node node, FieldPath path) {
    return new DecodeException(
        "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
            .formatted(found, path.struct(), path.goPath(), type.goName()),
        node.line(),
        path.path());
  }

  private static Object fit(FieldType type, Node node, FieldPath path, Class<?> javaType) {
    if (node instanceof Node.Scalar scalar && javaType.isInstance(scalar.value())) {
      return javaType.cast(scalar.value());
    }
    throw mismatch(type, node, path);
  }

  private static Object integer(FieldType type, Node node, FieldPath path, long min, long max) {
    Object value = number(type, node, path);
    if (value instanceof Long number && number >= min && number <= max) {
      return number;
    }
    throw mismatch(type, "number " + GoNumbers.text(value), node, path);
  }

  private static Object number(FieldType type, Node node, FieldPath path) {
    return fit(type, node, path, Number.class);
  }

  private static Object base64(FieldType type, Node node, FieldPath path) {
    String text = (String) fit(type, node, path, String.class);
    String joined = text.replace("\n", "").replace("\r", "");
    try {
      Base64.getDecoder().decode(joined);
      if (joined.length() % 4 == 0) {
        return joined;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, with the place of the first bad character.
    }
    throw new DecodeException(
        "illegal base64 data at input byte " + badByte(text), node.line(), path.path());
  }

  private static int badByte(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean base64 = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
      if (!base64 && c != '\n' && c != '\r') {
        return i;
      }
    }
    // The text just ends too soon: Go names where its last whole group of four begins.
    return text.length() / 4 * 4;
  }
}
