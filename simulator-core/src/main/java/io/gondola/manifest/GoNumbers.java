package io.gondola.manifest;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as they pass through Kubernetes' JSON: an int64 where they fit, else a float64. */
final class GoNumbers {

  private static final BigDecimal TINY = new BigDecimal("1e-6");
  private static final BigDecimal HUGE = new BigDecimal("1e21");

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
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (exact.scale() <= 0 && exact.precision() - exact.scale() < 19) {
      return exact.longValueExact();
    }
    return exact;
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
