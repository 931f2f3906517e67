package io.gondola.api.meta;

import io.gondola.api.meta.Quantity.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a quantity. */
final class QuantityParser {

  private static final String FORMAT_WRONG =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final String SUFFIX_WRONG = "unable to parse quantity's suffix";

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<sign>[+-]?)0*+(?<integer>[0-9]*+)(?:\\.(?<fraction>[0-9]*+))?"
              + "(?<suffix>[eEinumkKMGTP]*+[-+]?[0-9]*+)");

  private static final BigDecimal MAX_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Digits of a number that Kubernetes computes as a 64-bit integer. */
  private static final int FAST_DIGITS = 18;

  private static final int FAST_BINARY_DIGITS = 14;

  private final String text;
  private final boolean negative;
  private final String integer;
  private final String fraction;
  private final QuantitySuffix suffix;

  private QuantityParser(String text, Matcher match) {
    this.text = text;
    negative = match.group("sign").equals("-");
    integer = match.group("integer").isEmpty() ? "0" : match.group("integer");
    fraction = match.group("fraction") == null ? "" : match.group("fraction");
    suffix =
        QuantitySuffix.parse(match.group("suffix"))
            .orElseThrow(() -> new QuantityFormatException(SUFFIX_WRONG));
  }

  static Quantity parse(String text) {
    Matcher match = SYNTAX.matcher(text);
    if (text.isEmpty() || !match.matches()) {
      throw new QuantityFormatException(FORMAT_WRONG);
    }
    return new QuantityParser(text, match).quantity();
  }

  private Quantity quantity() {
    BigDecimal magnitude = magnitude();
    boolean binary = suffix.format() == Format.BINARY_SI;
    if (binary) {
      magnitude = magnitude.min(MAX_BINARY);
    }
    boolean small = magnitude.signum() > 0 && magnitude.compareTo(BigDecimal.ONE) < 0;
    Format format = binary && small ? Format.DECIMAL_SI : suffix.format();
    return new Quantity(
        negative ? magnitude.negate() : magnitude, format, isWrittenBack() ? text : "");
  }

  private BigDecimal magnitude() {
    BigDecimal number = new BigDecimal(new BigInteger(integer + fraction), fraction.length());
    BigDecimal exact =
        suffix.format() == Format.BINARY_SI
            ? number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(suffix.exponent())))
            : number.scaleByPowerOfTen(suffix.exponent());
    return Quantity.inBillionths(exact);
  }

  /**
   * Whether Kubernetes takes the text for canonical and keeps it, sign and leading zeros included.
   * Its tests are cheap rather than exact: {@code 100.035k} stays too.
   */
  private boolean isWrittenBack() {
    String digits = integer + fraction;
    if (suffix.format() == Format.BINARY_SI) {
      int spare = FAST_BINARY_DIGITS - integer.length() - suffix.exponent() * 3 / 10;
      return fraction.isEmpty() && spare >= 0 && Long.parseLong(integer) % 8 != 0;
    }
    int exponent = suffix.exponent() - fraction.length();
    return digits.length() <= FAST_DIGITS
        && exponent >= -Quantity.NANO_DIGITS
        && exponent % 3 == 0
        && !digits.endsWith("000")
        && !digits.startsWith("0");
  }
}
