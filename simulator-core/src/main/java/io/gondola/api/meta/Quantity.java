package io.gondola.api.meta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An amount of a resource, such as {@code 500m} or {@code 64Mi}.
 *
 * <p>Two quantities are equal when their amounts are, however they are written: {@code 1} equals
 * {@code 1000m}. The text of a quantity is the one that the API server writes back, which need not
 * be the one that it read. The smallest step is a billionth.
 */
public final class Quantity implements Comparable<Quantity> {

  /** How a quantity is written; arithmetic keeps it. */
  public enum Format {
    /** Powers of 1000: {@code n}, {@code u}, {@code m}, none, {@code k}, {@code M} … {@code E}. */
    DECIMAL_SI,
    /** Powers of 1024: {@code Ki} … {@code Ei}. */
    BINARY_SI,
    /** Powers of 1000 as an exponent: {@code 12e6}. */
    DECIMAL_EXPONENT
  }

  static final int NANO_DIGITS = 9;

  private static final BigDecimal NANO = BigDecimal.ONE.movePointLeft(NANO_DIGITS);

  /** Nothing at all. */
  public static final Quantity ZERO = of(BigDecimal.ZERO, Format.DECIMAL_SI);

  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int LONG_DIGITS = 19;

  private final BigDecimal amount;
  private final Format format;
  private final String literal;

  /**
   * @param literal the text to write back; empty for the canonical text of the amount
   */
  Quantity(BigDecimal amount, Format format, String literal) {
    this.amount = amount;
    this.format = format;
    this.literal = literal;
  }

  /**
   * Reads a quantity as a manifest has it, without blanks around it.
   *
   * @throws QuantityFormatException if it is none
   */
  public static Quantity parse(String text) {
    return QuantityParser.parse(text);
  }

  public static Quantity of(BigDecimal amount, Format format) {
    return new Quantity(inBillionths(amount), format, "");
  }

  /** Rounds away from zero: whoever asks for a little gets a little. */
  static BigDecimal inBillionths(BigDecimal amount) {
    if (amount.scale() <= NANO_DIGITS) {
      return amount;
    }
    // Comparing first keeps tiny exponents cheap.
    return amount.signum() != 0 && amount.abs().compareTo(NANO) < 0
        ? NANO.multiply(BigDecimal.valueOf(amount.signum()))
        : amount.setScale(NANO_DIGITS, RoundingMode.UP);
  }

  public BigDecimal amount() {
    return amount;
  }

  public Format format() {
    return format;
  }

  /** In whole units; a fraction counts as one more, away from zero. Ends at the range of a long. */
  public long value() {
    return scaledValue(0);
  }

  /** In thousandths, which is how CPU is counted; rounded like {@link #value}. */
  public long milliValue() {
    return scaledValue(3);
  }

  /**
   * The same amount without digits below a power of ten, rounded away from zero.
   *
   * @param exponent of the last power that counts: -3 keeps thousandths
   */
  public Quantity roundUp(int exponent) {
    if (amount.scale() <= -exponent) {
      return this;
    }
    BigDecimal rounded = amount.setScale(-exponent, RoundingMode.UP);
    return rounded.compareTo(amount) == 0 ? this : of(rounded, format);
  }

  /** The sum, in this format unless this is zero. */
  public Quantity add(Quantity other) {
    return of(amount.add(other.amount), formatOfResult(other));
  }

  /** The difference, in this format unless this is zero. */
  public Quantity subtract(Quantity other) {
    return of(amount.subtract(other.amount), formatOfResult(other));
  }

  private Format formatOfResult(Quantity other) {
    return amount.signum() == 0 ? other.format : format;
  }

  private long scaledValue(int digits) {
    // An exponent may be huge: settle from the magnitude alone what cannot be a long.
    long integerDigits = (long) amount.precision() - amount.scale() + digits;
    if (integerDigits > LONG_DIGITS && amount.signum() != 0) {
      return amount.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    BigInteger scaled = amount.setScale(digits, RoundingMode.UP).unscaledValue();
    return scaled.max(MIN_LONG).min(MAX_LONG).longValue();
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && compareTo(quantity) == 0;
  }

  @Override
  public int hashCode() {
    return amount.stripTrailingZeros().hashCode();
  }

  /** The text that the API server writes. */
  @Override
  public String toString() {
    return literal.isEmpty() ? QuantityText.canonical(amount, format) : literal;
  }
}
