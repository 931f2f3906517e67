package io.gondola.manifest;

import org.jspecify.annotations.Nullable;

/**
 * The Go type of a field, as far as JSON can tell.
 *
 * @param goName as Go's error texts name it: {@code int32}, {@code []v1.Container}
 * @param element of a list or map
 */
record FieldType(Kind kind, String goName, @Nullable FieldType element) {

  /** How the type is read. */
  enum Kind {
    STRING,
    INT32,
    INT64,
    BOOL,
    BYTES,
    TIME,
    MICRO_TIME,
    QUANTITY,
    INT_OR_STRING,
    ANY,
    LIST,
    MAP,
    STRUCT
  }

  /** The element of a list or map. */
  FieldType elementType() {
    if (element == null) {
      throw new IllegalStateException(goName + " has no elements");
    }
    return element;
  }

  /** The name of a struct without its package. */
  String structName() {
    return goName.substring(goName.indexOf('.') + 1);
  }
}
