package io.gondola.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prints parts of a whole in percent. */
final class Percent {

  private static final int DIGITS = 3;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Percent() {}

  /** At most three decimals, rounded down, so that only all of it is 100 %; of nothing, a dash. */
  static String of(long part, long whole) {
    if (whole == 0) {
      return "-";
    }
    BigDecimal percent =
        BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN);
    String text = percent.stripTrailingZeros().toPlainString();
    return text + " %";
  }
}
