package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.Tables;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SelectorTest {

  static Stream<JsonNode> parsed() {
    return Tables.cases("label_selector_parse").filter(row -> row.get("valid").asBoolean());
  }

  static Stream<JsonNode> rejected() {
    return Tables.cases("label_selector_parse").filter(row -> !row.get("valid").asBoolean());
  }

  static Stream<JsonNode> requirements() {
    return Tables.cases("label_requirement_constructor")
        // An operator of no known name cannot be written down here.
        .filter(row -> !row.get("op").asString().equals("unsupportedOp"));
  }

  static Stream<JsonNode> matches() {
    return Tables.cases("label_selector_match")
        // A requirement without key and operator cannot be written down here.
        .filter(row -> row.has("selector") || row.get("requirements").get(0).isObject());
  }

  static Stream<JsonNode> texts() {
    return Tables.cases("label_selector_tostring");
  }

  @ParameterizedTest
  @MethodSource("parsed")
  void parse_givesTheCanonicalText(JsonNode row) {
    Selector selector = Selector.parse(row.get("input").asString());

    assertThat(selector).hasToString(row.get("canonical_string").asString());
    if (row.has("requirements_sorted_by_key")) {
      assertThat(selector).isEqualTo(selector(row.get("requirements_sorted_by_key")));
    }
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void parse_rejectsWithKubernetesText(JsonNode row) {
    assertRejected(row.get("input").asString(), row.get("error").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          !         | unable to parse requirement: found '', expected: identifier
          a in      | unable to parse requirement: found '' expected: '('
          a in b    | unable to parse requirement: found 'b' expected: '('
          a in (x   | unable to parse requirement: found '', expected: ',' or ')'
          a in (x,  | unable to parse requirement: found '', expected: ',', or identifier
          a in (=)  | unable to parse requirement: found '=', expected: ',', ')' or identifier
          a==!b     | unable to parse requirement: found '!', expected: identifier
          !a in (b) | found 'in', expected: ',' or 'end of string'
          a gt 1    | unable to parse requirement: found 'gt', expected: in, notin, =, ==, !=, gt, lt
          """)
  void parse_saysWhatItExpected(String text, String error) {
    assertRejected(text, error);
  }

  @Test
  void parse_saysWhyAKeyCannotBeOne() {
    assertRejected(
        "a_,_b=c",
        "unable to parse requirement: <nil>: Invalid value: \"a_\": name part must consist of"
            + " alphanumeric characters, '-', '_' or '.', and must start and end with an"
            + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
            + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
  }

  @ParameterizedTest
  @MethodSource("requirements")
  void requirement_isCheckedAsAWhole(JsonNode row) {
    ImmutableList<FieldError> errors =
        SelectorRequirement.errors(
            row.get("key").asString(), operator(row.get("op").asString()), values(row));

    // The table lists values sorted, as its own caller passed them.
    assertThat(errors)
        .extracting(FieldError::kind, FieldError::field)
        .containsExactlyElementsOf(
            row.get("errors")
                .valueStream()
                .map(error -> tuple(FieldError.Kind.INVALID, error.get("field").asString()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("matches")
  void matches_asInKubernetes(JsonNode row) {
    Selector selector =
        row.has("selector")
            ? Selector.parse(row.get("selector").asString())
            : selector(row.get("requirements"));

    assertThat(selector.matches(labels(row.get("labels"))))
        .isEqualTo(row.get("matches").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_isThatOfKubernetes(JsonNode row) {
    Selector selector =
        row.has("label_set")
            ? Selector.ofLabels(labels(row.get("label_set")))
            : selector(row.get("requirements"));

    assertThat(selector).hasToString(row.get("string").asString());
  }

  @Test
  void everythingAndNothing_differThoughTheyPrintAlike() {
    assertThat(Selector.everything().matches(ImmutableMap.of())).isTrue();
    assertThat(Selector.nothing().matches(ImmutableMap.of("a", "b"))).isFalse();
    assertThat(Selector.everything()).hasToString("").isNotEqualTo(Selector.nothing());
    assertThat(Selector.nothing()).hasToString("");
    assertThat(Selector.parse("")).isEqualTo(Selector.everything());
    assertThat(Selector.everything().isEmpty()).isTrue();
    assertThat(Selector.nothing().isEmpty()).isFalse();
  }

  @Test
  void contradiction_isLegalAndMatchesNothing() {
    Selector selector = Selector.parse("a=1,a=2");

    assertThat(selector.matches(ImmutableMap.of("a", "1"))).isFalse();
    assertThat(selector.matches(ImmutableMap.of("a", "2"))).isFalse();
  }

  private static void assertRejected(String text, String error) {
    assertThatThrownBy(() -> Selector.parse(text))
        .isInstanceOf(SelectorSyntaxException.class)
        .hasMessage(error);
  }

  private static Selector selector(JsonNode requirements) {
    return Selector.of(
        requirements
            .valueStream()
            .map(
                row ->
                    new SelectorRequirement(
                        row.get("key").asString(), operator(row.get("op").asString()), values(row)))
            .toList());
  }

  private static SelectorOperator operator(String text) {
    return Stream.of(SelectorOperator.values())
        .filter(operator -> operator.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }

  private static ImmutableList<String> values(JsonNode row) {
    return row.get("values")
        .valueStream()
        .map(JsonNode::asString)
        .collect(ImmutableList.toImmutableList());
  }

  private static Map<String, String> labels(JsonNode labels) {
    return labels
        .propertyStream()
        .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, e -> e.getValue().asString()));
  }
}
