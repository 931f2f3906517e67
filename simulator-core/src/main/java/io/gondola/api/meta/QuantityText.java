package io.gondola.api.meta;

import io.gondola.api.meta.Quantity.Format;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Kubernetes' canonical text of an amount: no fraction, and the largest unit that allows for that.
 */
final class QuantityText {

  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  private QuantityText() {}

  static String canonical(BigDecimal amount, Format format) {
    if (amount.signum() == 0) {
      return "0";
    }
    return switch (format) {
      case DECIMAL_SI -> decimal(amount);
      case DECIMAL_EXPONENT -> exponent(amount);
      case BINARY_SI -> isWrittenInBinary(amount) ? binary(amount) : decimal(amount);
    };
  }

  /** A small number or a fraction would lose digits in the binary format. */
  private static boolean isWrittenInBinary(BigDecimal amount) {
    return amount.abs().compareTo(KIBI) >= 0 && amount.stripTrailingZeros().scale() <= 0;
  }

  private static String decimal(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    int exponent = QuantitySuffix.largestDecimal(-stripped.scale());
    return mantissa(stripped, exponent) + QuantitySuffix.decimal(exponent);
  }

  private static String exponent(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
    return mantissa(stripped, exponent) + (exponent == 0 ? "" : "e" + exponent);
  }

  private static BigInteger mantissa(BigDecimal amount, int exponent) {
    return amount.scaleByPowerOfTen(-exponent).toBigIntegerExact();
  }

  private static String binary(BigDecimal amount) {
    BigInteger integer = amount.toBigIntegerExact();
    int power = Math.min(integer.getLowestSetBit() / 10, QuantitySuffix.largestBinaryPower());
    return integer.shiftRight(10 * power) + QuantitySuffix.binary(power);
  }
}
