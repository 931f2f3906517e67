package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import com.google.common.primitives.Ints;
import io.gondola.api.meta.Quantity.Format;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The unit at the end of a quantity.
 *
 * @param exponent of 10, or of 2 in the binary format
 */
record QuantitySuffix(Format format, int exponent) {

  private static final ImmutableList<String> DECIMAL =
      ImmutableList.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final int SMALLEST_DECIMAL = -9;
  private static final ImmutableList<String> BINARY =
      ImmutableList.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

  /** More than anyone could mean, and no more than the arithmetic can hold. */
  private static final Range<Long> EXPONENTS = Range.closed(-1_000_000_000L, 1_000_000_000L);

  static Optional<QuantitySuffix> parse(String text) {
    int decimal = DECIMAL.indexOf(text);
    if (decimal >= 0) {
      return Optional.of(new QuantitySuffix(Format.DECIMAL_SI, SMALLEST_DECIMAL + 3 * decimal));
    }
    int binary = BINARY.indexOf(text);
    if (binary >= 0) {
      return Optional.of(new QuantitySuffix(Format.BINARY_SI, 10 * binary));
    }
    return parseExponent(text)
        .map(exponent -> new QuantitySuffix(Format.DECIMAL_EXPONENT, exponent));
  }

  /** An {@code e} alone is no exponent; an {@code E} alone is exa. */
  private static Optional<Integer> parseExponent(String text) {
    if (!text.startsWith("e") && !text.startsWith("E")) {
      return Optional.empty();
    }
    OptionalLong exponent = GoNumbers.parseLong(text.substring(1));
    return exponent.isPresent() && EXPONENTS.contains(exponent.getAsLong())
        ? Optional.of(Ints.checkedCast(exponent.getAsLong()))
        : Optional.empty();
  }

  /** The largest exponent at or below this one that has a suffix in the decimal format. */
  static int largestDecimal(int exponent) {
    int largest = SMALLEST_DECIMAL + 3 * (DECIMAL.size() - 1);
    return Math.min(Math.floorDiv(exponent, 3) * 3, largest);
  }

  static int largestBinaryPower() {
    return BINARY.size() - 1;
  }

  static String decimal(int exponent) {
    return DECIMAL.get((exponent - SMALLEST_DECIMAL) / 3);
  }

  /** The suffix of a power of 1024. */
  static String binary(int power) {
    return BINARY.get(power);
  }
}
