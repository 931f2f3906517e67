package io.gondola.api.meta;

/** A number, or a string such as {@code "25%"} or a port name. */
public sealed interface IntOrString {

  static IntOrString of(int value) {
    return new OfInt(value);
  }

  static IntOrString of(String value) {
    return new OfString(value);
  }

  /** A plain number. */
  record OfInt(int value) implements IntOrString {
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /** A percentage or a name. */
  record OfString(String value) implements IntOrString {
    @Override
    public String toString() {
      return value;
    }
  }
}
