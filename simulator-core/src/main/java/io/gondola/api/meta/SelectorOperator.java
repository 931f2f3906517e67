package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;

/** How a selector's requirement relates the value of a label to its own values. */
enum SelectorOperator {
  IN("in", "In"),
  NOT_IN("notin", "NotIn"),
  EQUALS("=", ""),
  DOUBLE_EQUALS("==", ""),
  NOT_EQUALS("!=", ""),
  GREATER_THAN("gt", ""),
  LESS_THAN("lt", ""),
  EXISTS("exists", "Exists"),
  DOES_NOT_EXIST("!", "DoesNotExist");

  private final String text;
  private final String manifestText;

  SelectorOperator(String text, String manifestText) {
    this.text = text;
    this.manifestText = manifestText;
  }

  /** The operator of a {@code matchExpressions} entry; only four of them exist there. */
  static Optional<SelectorOperator> ofManifest(String text) {
    return Stream.of(values())
        .filter(operator -> !text.isEmpty() && operator.manifestText.equals(text))
        .findFirst();
  }

  /** Those between a key and values, as a parse error lists them. */
  static ImmutableList<SelectorOperator> binary() {
    return ImmutableList.of(IN, NOT_IN, EQUALS, DOUBLE_EQUALS, NOT_EQUALS, GREATER_THAN, LESS_THAN);
  }

  /** What Kubernetes says about a number of values that this operator cannot have; or nothing. */
  String complaintAbout(int values) {
    return switch (this) {
      case IN, NOT_IN -> values > 0 ? "" : "for 'in', 'notin' operators, values set can't be empty";
      case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
          values == 1 ? "" : "exact-match compatibility requires one single value";
      case GREATER_THAN, LESS_THAN ->
          values == 1 ? "" : "for 'Gt', 'Lt' operators, exactly one value is required";
      case EXISTS, DOES_NOT_EXIST ->
          values == 0 ? "" : "values set must be empty for exists and does not exist";
    };
  }

  boolean comparesNumbers() {
    return this == GREATER_THAN || this == LESS_THAN;
  }

  /** As error texts name it; {@code >} and {@code <} are spelled out there. */
  @Override
  public String toString() {
    return text;
  }
}
