package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.gondola.Tables;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FieldSelectorTest {

  static Stream<JsonNode> parsed() {
    return Tables.cases("field_selector").filter(row -> row.has("input"));
  }

  static Stream<JsonNode> matches() {
    return Tables.cases("field_selector").filter(row -> row.has("selector"));
  }

  @ParameterizedTest
  @MethodSource("parsed")
  void parse_givesTheTextOrTheErrorOfKubernetes(JsonNode row) {
    String input = row.get("input").asString();

    if (row.get("valid").asBoolean()) {
      assertThat(FieldSelector.parse(input)).hasToString(row.get("string").asString());
    } else {
      assertThatThrownBy(() -> FieldSelector.parse(input))
          .isInstanceOf(SelectorSyntaxException.class)
          .hasMessage(row.get("error").asString());
    }
  }

  @ParameterizedTest
  @MethodSource("matches")
  void matches_asInKubernetes(JsonNode row) {
    Map<String, String> fields =
        row.get("fields")
            .propertyStream()
            .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, e -> e.getValue().asString()));

    assertThat(FieldSelector.parse(row.get("selector").asString()).matches(fields))
        .isEqualTo(row.get("matches").asBoolean());
  }

  @Test
  void absentField_countsAsEmpty() {
    assertThat(FieldSelector.parse("spec.nodeName=").matches(ImmutableMap.of())).isTrue();
    assertThat(FieldSelector.parse("status.phase!=Running").matches(ImmutableMap.of())).isTrue();
  }

  @Test
  void text_isSortedAndKnowsOneEqualsSign() {
    FieldSelector selector = FieldSelector.parse("b==2,,a!=1");

    assertThat(selector).hasToString("a!=1,b=2").isEqualTo(FieldSelector.parse("a!=1,b=2"));
    assertThat(selector.fields()).containsExactly("a", "b");
  }

  @Test
  void escape_mustBeOneThatExists() {
    assertThatThrownBy(() -> FieldSelector.parse("a=\\x"))
        .hasMessage("invalid field selector: invalid escape sequence: \\x");
    assertThatThrownBy(() -> FieldSelector.parse("a=b\\"))
        .hasMessage("invalid field selector: invalid escape sequence: \\");
  }
}
