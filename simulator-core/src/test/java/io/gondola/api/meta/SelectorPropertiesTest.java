package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

class SelectorPropertiesTest {

  @Property
  void text_parsesBackToAnEqualSelector(
      @ForAll("requirements") List<SelectorRequirement> requirements) {
    Selector selector = Selector.of(requirements);

    assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
  }

  @Property
  void labels_areInASetOrNotIn(
      @ForAll("values") Set<String> values, @ForAll("labels") Map<String, String> labels) {
    String list = "(" + String.join(",", values) + ")";

    boolean in = Selector.parse("a in " + list).matches(labels);
    boolean notIn = Selector.parse("a notin " + list).matches(labels);

    assertThat(in).isNotEqualTo(notIn);
  }

  @Property
  void existence_isOneWayOrTheOther(@ForAll("labels") Map<String, String> labels) {
    assertThat(Selector.parse("a").matches(labels))
        .isNotEqualTo(Selector.parse("!a").matches(labels))
        .isEqualTo(labels.containsKey("a"));
  }

  @Property
  void requirements_areAnded(
      @ForAll("requirements") List<SelectorRequirement> requirements,
      @ForAll("labels") Map<String, String> labels) {
    boolean each =
        requirements.stream()
            .allMatch(requirement -> Selector.of(ImmutableList.of(requirement)).matches(labels));

    assertThat(Selector.of(requirements).matches(labels)).isEqualTo(each);
  }

  @Property
  void objectForm_matchesLikeTheText(@ForAll("labels") Map<String, String> labels) {
    LabelSelectorRequirement notIn =
        LabelSelectorRequirementBuilder.builder()
            .key("a")
            .operator("NotIn")
            .values(ImmutableList.of("1", "in"))
            .build();
    LabelSelector selector =
        LabelSelectorBuilder.builder().matchExpressions(ImmutableList.of(notIn)).build();

    assertThat(selector.toSelector()).isEqualTo(Selector.parse("a notin (in,1)"));
    assertThat(selector.toSelector().matches(labels))
        .isEqualTo(Selector.parse("a notin (in,1)").matches(labels));
  }

  @Property
  void fieldValue_survivesEscaping(
      @ForAll @Chars({'\\', ',', '='}) @CharRange(from = 'a', to = 'c') String value) {
    FieldSelector selector = FieldSelector.parse("f=" + FieldSelectorParser.escaped(value));

    assertThat(selector.matches(ImmutableMap.of("f", value))).isTrue();
    assertThat(FieldSelector.parse(selector.toString())).isEqualTo(selector);
  }

  @Provide
  Arbitrary<List<SelectorRequirement>> requirements() {
    return requirement().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Set<String>> values() {
    return value().set().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Map<String, String>> labels() {
    return Arbitraries.maps(key(), value()).ofMaxSize(4).map(ImmutableMap::copyOf);
  }

  private static Arbitrary<SelectorRequirement> requirement() {
    Arbitrary<ImmutableList<String>> values =
        value().set().ofMinSize(1).ofMaxSize(3).map(ImmutableList::copyOf);
    return Combinators.combine(key(), Arbitraries.of(SelectorOperator.class), values)
        .as(
            (key, operator, some) ->
                switch (operator) {
                  case IN, NOT_IN -> new SelectorRequirement(key, operator, some);
                  case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
                      new SelectorRequirement(key, operator, some.subList(0, 1));
                  case GREATER_THAN, LESS_THAN ->
                      new SelectorRequirement(
                          key, operator, ImmutableList.of(Integer.toString(some.size())));
                  case EXISTS, DOES_NOT_EXIST ->
                      new SelectorRequirement(key, operator, ImmutableList.of());
                });
  }

  private static Arbitrary<String> key() {
    return Arbitraries.of("a", "b", "in", "notin", "gt", "example.com/Role");
  }

  private static Arbitrary<String> value() {
    return Arbitraries.of("", "1", "2", "in", "notin", "x.y_z-1");
  }
}
