package io.gondola.api.meta;

import java.util.OptionalLong;

/** A number, or a string such as {@code "25%"} or a port name. */
public sealed interface IntOrString {

  static IntOrString of(int value) {
    return new OfInt(value);
  }

  static IntOrString of(String value) {
    return new OfString(value);
  }

  /** Reads the text of a command line: a number if it is one of 32 bits, else a string. */
  static IntOrString parse(String text) {
    OptionalLong number = GoNumbers.parseLong(text);
    return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
        ? of((int) number.getAsLong())
        : of(text);
  }

  /**
   * A number as it is, a percentage as its share of {@code total}. A percentage may be above 100 or
   * below zero: whether that is allowed is for validation to say.
   *
   * @param roundUp whether a fraction counts as one more; else it is dropped
   * @throws IllegalArgumentException if it is neither, with Kubernetes' text; {@code "50"} is a
   *     string and neither
   */
  int scaled(int total, boolean roundUp);

  /** A plain number. */
  record OfInt(int value) implements IntOrString {

    @Override
    public int scaled(int total, boolean roundUp) {
      return value;
    }

    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /** A percentage or a name. */
  record OfString(String value) implements IntOrString {

    @Override
    public int scaled(int total, boolean roundUp) {
      // Kubernetes computes in floating point too.
      double share = (double) percent() * total / 100;
      return (int) (roundUp ? Math.ceil(share) : Math.floor(share));
    }

    private long percent() {
      if (!value.endsWith("%")) {
        throw invalid("invalid type: string is not a percentage");
      }
      String number = value.substring(0, value.length() - 1);
      return GoNumbers.parseLong(number)
          .orElseThrow(
              () ->
                  invalid(
                      "invalid value %s: strconv.Atoi: parsing %s: invalid syntax"
                          .formatted(GoSyntax.quote(value), GoSyntax.quote(number))));
    }

    private static IllegalArgumentException invalid(String cause) {
      return new IllegalArgumentException("invalid value for IntOrString: " + cause);
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
