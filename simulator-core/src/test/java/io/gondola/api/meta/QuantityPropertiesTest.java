package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.meta.Quantity.Format;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class QuantityPropertiesTest {

  @Property
  void text_parsesBackToAnEqualQuantity(
      @ForAll @LongRange(min = -Long.MAX_VALUE) long unscaled,
      @ForAll @IntRange(min = -9, max = 18) int exponent,
      @ForAll Format format) {
    // The binary format ends at the range of a long.
    int power = format == Format.BINARY_SI ? Math.min(exponent, 0) : exponent;
    Quantity quantity = Quantity.of(BigDecimal.valueOf(unscaled).scaleByPowerOfTen(power), format);

    String text = quantity.toString();
    Quantity parsed = Quantity.parse(text);

    assertThat(parsed).isEqualTo(quantity);
    // Without a suffix, 2000 in binary format reads back as a decimal 2k; in Kubernetes, too.
    if (format != Format.BINARY_SI || text.endsWith("i")) {
      assertThat(parsed).hasToString(text);
    }
  }

  @Property
  void comparison_agreesWithSubtraction(
      @ForAll int left, @ForAll int right, @ForAll @IntRange(min = -9, max = 9) int exponent) {
    Quantity one = Quantity.of(BigDecimal.valueOf(left), Format.BINARY_SI);
    Quantity other =
        Quantity.of(BigDecimal.valueOf(right).scaleByPowerOfTen(exponent), Format.DECIMAL_SI);

    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(one.subtract(other).amount().signum());
    assertThat(one.subtract(other).add(other)).isEqualTo(one);
  }
}
