package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class IntOrStringTest {

  static Stream<JsonNode> parsed() {
    return Tables.cases("intstr_parse");
  }

  static Stream<JsonNode> percentages() {
    return Tables.cases("int_or_percent_parse");
  }

  static Stream<JsonNode> shares() {
    return Tables.cases("int_or_percent_scaled");
  }

  static Stream<JsonNode> scaledValues() {
    return Tables.cases("intstr_scaled_value");
  }

  @ParameterizedTest
  @MethodSource("parsed")
  void parse_givesANumberOf32BitsOrAString(JsonNode row) {
    IntOrString expected =
        row.get("type").asString().equals("Int")
            ? IntOrString.of(row.get("int").asInt())
            : IntOrString.of(row.get("string").asString());

    assertThat(IntOrString.parse(row.get("input").asString())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"80%, 80%", "'', ''", "+5, 5", "http, http", "٣, ٣"})
  void parse_keepsOtherTexts(String text, String printed) {
    assertThat(IntOrString.parse(text)).hasToString(printed);
  }

  @ParameterizedTest
  @MethodSource("percentages")
  void scaled_takesNumbersAndPercentages(JsonNode row) {
    IntOrString value = value(row.get("input"));
    JsonNode expected = row.get("expected");

    // A hundredth of a hundred shows the number itself.
    if (expected.get("error").asBoolean()) {
      assertThatThrownBy(() -> value.scaled(100, false))
          .isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(value.scaled(100, false)).isEqualTo(expected.get("value").asInt());
      assertThat(value.scaled(0, false) == 0).isEqualTo(expected.get("percent").asBoolean());
    }
  }

  @ParameterizedTest
  @MethodSource("shares")
  void scaled_roundsAsAsked(JsonNode row) {
    JsonNode expected = row.get("expected");

    assertScaled(row, row.get("roundUp"), expected.get("error").asBoolean(), expected.get("value"));
  }

  @ParameterizedTest
  @MethodSource("scaledValues")
  void scaled_rejectsWhatIsNeither(JsonNode row) {
    assertScaled(row, row.get("round_up"), row.get("error").asBoolean(), row.get("value"));
  }

  @Test
  void scaled_namesWhatIsWrong() {
    assertThatThrownBy(() -> IntOrString.of("50").scaled(10, true))
        .hasMessage("invalid value for IntOrString: invalid type: string is not a percentage");
    assertThatThrownBy(() -> IntOrString.of("a%").scaled(10, true))
        .hasMessage(
            "invalid value for IntOrString: invalid value \"a%\": strconv.Atoi: parsing \"a\":"
                + " invalid syntax");
  }

  @Test
  void scaled_doesNotClamp() {
    assertThat(IntOrString.of(7).scaled(2, true)).isEqualTo(7);
    assertThat(IntOrString.of("150%").scaled(10, false)).isEqualTo(15);
    assertThat(IntOrString.of("-50%").scaled(3, false)).isEqualTo(-2);
    assertThat(IntOrString.of("-50%").scaled(3, true)).isEqualTo(-1);
  }

  private static void assertScaled(JsonNode row, JsonNode roundUp, boolean error, JsonNode value) {
    IntOrString input = value(row.get("input"));
    int total = row.get("total").asInt();

    if (error) {
      assertThatThrownBy(() -> input.scaled(total, roundUp.asBoolean()))
          .hasMessageStartingWith("invalid value for IntOrString: ");
    } else {
      assertThat(input.scaled(total, roundUp.asBoolean())).isEqualTo(value.asInt());
    }
  }

  private static IntOrString value(JsonNode input) {
    return input.isInt() ? IntOrString.of(input.asInt()) : IntOrString.of(input.asString());
  }
}
