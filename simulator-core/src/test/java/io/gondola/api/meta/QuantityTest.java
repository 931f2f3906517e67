package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Tables;
import io.gondola.api.meta.Quantity.Format;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class QuantityTest {

  static Stream<JsonNode> parsed() {
    return Tables.cases("quantity_parse").filter(row -> row.get("valid").asBoolean());
  }

  static Stream<JsonNode> unsigned() {
    return parsed().filter(row -> !row.get("input").asString().matches("[+-].*"));
  }

  static Stream<JsonNode> rejected() {
    return Tables.cases("quantity_parse").filter(row -> !row.get("valid").asBoolean());
  }

  static Stream<JsonNode> strings() {
    return Tables.cases("quantity_string");
  }

  static Stream<JsonNode> emitted() {
    return Tables.cases("quantity_parse_emit");
  }

  static Stream<JsonNode> rounded() {
    return Tables.cases("quantity_round_up");
  }

  @ParameterizedTest
  @MethodSource("parsed")
  void parse_givesValueFormatAndText(JsonNode row) {
    Quantity quantity = Quantity.parse(row.get("input").asString());

    assertThat(quantity).hasToString(row.get("canonical_string").asString());
    assertThat(quantity.format()).isEqualTo(format(row));
    if (row.has("expect")) {
      assertThat(quantity.amount()).isEqualByComparingTo(number(row.get("expect")));
    }
    // The row of 12E says zero, which is what one version made of an overflow.
    if (row.has("value_rounded_up_int") && !row.get("input").asString().equals("12E")) {
      assertThat(quantity.value())
          .isEqualTo(Long.parseLong(row.get("value_rounded_up_int").asString()));
    }
  }

  @ParameterizedTest
  @MethodSource("unsigned")
  void parse_takesASign(JsonNode row) {
    String input = row.get("input").asString();

    Quantity positive = Quantity.parse("+" + input);
    Quantity negative = Quantity.parse("-" + input);

    assertThat(positive).isEqualTo(Quantity.parse(input));
    assertThat(Quantity.ZERO.subtract(negative)).isEqualTo(positive);
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void parse_rejectsWithKubernetesText(JsonNode row) {
    assertThatThrownBy(() -> Quantity.parse(row.get("input").asString()))
        .isInstanceOf(QuantityFormatException.class)
        .hasMessage(row.get("error").asString());
  }

  @ParameterizedTest
  @MethodSource("strings")
  void text_isCanonical(JsonNode row) {
    Quantity quantity = Quantity.of(number(row.get("in")), format(row.get("in")));
    String alternate = row.get("alternate_parse_same_string").asString();

    assertThat(quantity).hasToString(row.get("string").asString());
    if (!alternate.isEmpty()) {
      assertThat(Quantity.parse(alternate)).hasToString(row.get("string").asString());
    }
  }

  @ParameterizedTest
  @MethodSource("emitted")
  void parsed_isWrittenBackCanonically(JsonNode row) {
    assertThat(Quantity.parse(row.get("in").asString())).hasToString(row.get("out").asString());
  }

  @ParameterizedTest
  @MethodSource("rounded")
  void roundUp_goesAwayFromZero(JsonNode row) {
    Quantity quantity = Quantity.parse(row.get("in").asString());

    Quantity rounded = quantity.roundUp(row.get("scale").asInt());

    assertThat(rounded.amount()).isEqualByComparingTo(number(row.get("expect")));
    assertThat(rounded.format()).isEqualTo(format(row.get("expect")));
    assertThat(rounded.equals(quantity)).isEqualTo(row.get("exact").asBoolean());
  }

  @Test
  void roundUp_keepsTheTextWhenNothingIsLost() {
    assertThat(Quantity.parse("+5").roundUp(-3)).hasToString("+5");
    assertThat(Quantity.parse("0.0005").roundUp(-3)).hasToString("1m");
  }

  @Test
  void equality_isThatOfTheAmounts() {
    Quantity one = Quantity.parse("1");

    assertThat(one).isEqualTo(Quantity.parse("1000m")).hasSameHashCodeAs(Quantity.parse("1000m"));
    assertThat(one).isEqualTo(Quantity.parse("1e0")).isNotEqualTo(Quantity.parse("1001m"));
    assertThat(one).isGreaterThan(Quantity.parse("999m")).isLessThan(Quantity.parse("1Ki"));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1, 500", "1500m, 2, 1500", "100u, 1, 1", "-1500m, -2, -1500", "0, 0, 0"})
  void value_roundsAwayFromZero(String text, long value, long milliValue) {
    assertThat(Quantity.parse(text).value()).isEqualTo(value);
    assertThat(Quantity.parse(text).milliValue()).isEqualTo(milliValue);
  }

  @Test
  void value_endsAtTheRangeOfALong() {
    assertThat(Quantity.parse("12E").value()).isEqualTo(Long.MAX_VALUE);
    assertThat(Quantity.parse("-12E").value()).isEqualTo(Long.MIN_VALUE);
    assertThat(Quantity.parse("1e1000000000").milliValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(Quantity.parse("1e-1000000000").value()).isEqualTo(1);
    assertThat(Quantity.parse("0e1000000000").value()).isZero();
  }

  @Test
  void amount_isRoundedAwayFromZeroToBillionths() {
    assertThat(Quantity.of(new BigDecimal("0.0000000001"), Format.DECIMAL_SI)).hasToString("1n");
    assertThat(Quantity.of(new BigDecimal("-1E-30"), Format.BINARY_SI)).hasToString("-1n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e9223372036854775807", "1e-9223372036854775808", "1e99999999999999999999"})
  void exponent_hasAnEnd(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOf(QuantityFormatException.class)
        .hasMessage("unable to parse quantity's suffix");
  }

  @Test
  void arithmetic_keepsTheFormatOfTheLeftUnlessItIsZero() {
    Quantity mebibyte = Quantity.parse("1Mi");
    Quantity kilobyte = Quantity.parse("1024k");

    assertThat(mebibyte.add(mebibyte)).hasToString("2Mi");
    assertThat(mebibyte.add(kilobyte)).hasToString("2024Ki");
    assertThat(kilobyte.add(mebibyte)).hasToString("2072576");
    assertThat(Quantity.ZERO.add(mebibyte)).hasToString("1Mi");
    assertThat(mebibyte.subtract(mebibyte)).hasToString("0");
    assertThat(Quantity.parse("1").subtract(Quantity.parse("250m"))).hasToString("750m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000E", "1e21"})
  void text_ofALargeNumberStaysTrue(String text) {
    assertThat(Quantity.parse(text)).hasToString(text);
  }

  private static BigDecimal number(JsonNode node) {
    return new BigDecimal(node.get("unscaled").asString())
        .scaleByPowerOfTen(node.get("exp10").asInt());
  }

  private static Format format(JsonNode node) {
    return switch (node.get("format").asString()) {
      case "DecimalSI" -> Format.DECIMAL_SI;
      case "BinarySI" -> Format.BINARY_SI;
      case "DecimalExponent" -> Format.DECIMAL_EXPONENT;
      default -> throw new AssertionError(node);
    };
  }
}
