package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as they pass through Kubernetes' JSON: an int64 where they fit, else a float64. */
final class GoNumbers {

  private static final BigDecimal TINY = new BigDecimal("1e-6");
  private static final BigDecimal HUGE = new BigDecimal("1e21");

  /** So many decimal digits tell any two doubles apart. */
  private static final int MOST_DIGITS = 17;

  private static final ImmutableList<RoundingMode> NEAREST_THEN_ABOVE =
      ImmutableList.of(RoundingMode.HALF_EVEN, RoundingMode.UP);

  private GoNumbers() {}

  /** Any of Java's numbers as a {@link Long} or {@link BigDecimal}. */
  static Object of(Number number) {
    if (number instanceof Long || number instanceof BigDecimal) {
      return number;
    }
    return number instanceof Double || number instanceof Float
        ? of(number.doubleValue())
        : (Object) number.longValue();
  }

  /** A {@link Long}, or a {@link BigDecimal} with the digits that Go prints. */
  static Object of(double number) {
    BigDecimal shortest = shortest(number).stripTrailingZeros();
    if (shortest.scale() <= 0 && shortest.precision() - shortest.scale() < 19) {
      return shortest.longValueExact();
    }
    return shortest;
  }

  /**
   * The fewest digits that stand for no other double. {@link Double#toString} gave more than needed
   * for some numbers before Java 19, so it would not give the same text on every JVM.
   */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      // Next to a power of two the nearest decimal may miss while the one above it does not.
      for (RoundingMode mode : NEAREST_THEN_ABOVE) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == number) {
          return rounded;
        }
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** The integer itself if it is below a limit; null if it must be a float. */
  static @Nullable Object exact(BigInteger number, BigInteger limit) {
    if (number.bitLength() < 64) {
      return number.longValueExact();
    }
    return number.signum() > 0 && number.compareTo(limit) < 0 ? new BigDecimal(number) : null;
  }

  /** As Go writes a number into JSON. */
  static String text(Object number) {
    if (!(number instanceof BigDecimal decimal) || decimal.signum() == 0) {
      return number.toString();
    }
    BigDecimal size = decimal.abs();
    if (size.compareTo(TINY) >= 0 && size.compareTo(HUGE) < 0) {
      return decimal.toPlainString();
    }
    BigInteger digits = decimal.unscaledValue();
    int exponent = decimal.precision() - decimal.scale() - 1;
    String mantissa =
        new BigDecimal(digits, decimal.precision() - 1).stripTrailingZeros().toPlainString();
    return mantissa + "e" + (exponent < 0 ? "" : "+") + exponent;
  }
}
