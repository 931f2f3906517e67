package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class LabelSelectorTest {

  static Stream<JsonNode> selectors() {
    return Tables.cases("label_selector_as_selector")
        // An absent selector is the caller's to see.
        .filter(row -> !row.get("label_selector").isNull());
  }

  @ParameterizedTest
  @MethodSource("selectors")
  void toSelector_isThatOfKubernetes(JsonNode row) {
    LabelSelector selector = selector(row.get("label_selector"));

    if (row.path("error").asBoolean(false)) {
      assertThatThrownBy(selector::toSelector)
          .isInstanceOf(SelectorSyntaxException.class)
          .hasMessage(row.get("error_text").asString());
    } else {
      assertThat(selector.toSelector()).hasToString(row.get("string").asString());
    }
  }

  @Test
  void toSelector_matchesEverythingWhenNothingIsSet() {
    Selector selector = LabelSelectorBuilder.builder().build().toSelector();

    assertThat(selector.matches(ImmutableMap.of("a", "b"))).isTrue();
    assertThat(selector.isEmpty()).isTrue();
  }

  @Test
  void toSelector_namesAnUnknownOperator() {
    assertThatThrownBy(() -> expression("Equals", "x").toSelector())
        .hasMessage("\"Equals\" is not a valid label selector operator");
    assertThatThrownBy(() -> expression("in", "x").toSelector())
        .hasMessage("\"in\" is not a valid label selector operator");
    assertThatThrownBy(() -> expression("", "x").toSelector())
        .hasMessage("\"\" is not a valid label selector operator");
  }

  @Test
  void toSelector_listsEveryErrorOfAPart() {
    LabelSelectorRequirement requirement =
        LabelSelectorRequirementBuilder.builder().key("/a").operator("In").build();
    LabelSelector selector =
        LabelSelectorBuilder.builder().matchExpressions(ImmutableList.of(requirement)).build();

    assertThatThrownBy(selector::toSelector)
        .hasMessage(
            "[key: Invalid value: \"/a\": prefix part must be non-empty, values: Invalid value: []:"
                + " for 'in', 'notin' operators, values set can't be empty]");
  }

  private static LabelSelector expression(String operator, String value) {
    LabelSelectorRequirement requirement =
        LabelSelectorRequirementBuilder.builder()
            .key("a")
            .operator(operator)
            .values(ImmutableList.of(value))
            .build();
    return LabelSelectorBuilder.builder().matchExpressions(ImmutableList.of(requirement)).build();
  }

  private static LabelSelector selector(JsonNode node) {
    return LabelSelectorBuilder.builder()
        .matchLabels(
            node.path("matchLabels")
                .propertyStream()
                .collect(
                    ImmutableSortedMap.toImmutableSortedMap(
                        Comparator.<String>naturalOrder(),
                        Map.Entry::getKey,
                        label -> label.getValue().asString())))
        .matchExpressions(
            node.path("matchExpressions")
                .valueStream()
                .map(LabelSelectorTest::requirement)
                .collect(ImmutableList.toImmutableList()))
        .build();
  }

  private static LabelSelectorRequirement requirement(JsonNode node) {
    return LabelSelectorRequirementBuilder.builder()
        .key(node.get("key").asString())
        .operator(node.get("operator").asString())
        .values(
            node.path("values")
                .valueStream()
                .map(JsonNode::asString)
                .collect(ImmutableList.toImmutableList()))
        .build();
  }
}
