package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a selector on the label with a key.
 *
 * @param values sorted; one for an exact match or a comparison, none for (non-)existence
 */
record SelectorRequirement(String key, SelectorOperator operator, ImmutableList<String> values) {

  SelectorRequirement {
    values = ImmutableList.sortedCopyOf(values);
  }

  /**
   * A requirement that follows Kubernetes' rules.
   *
   * @throws SelectorSyntaxException listing every rule that it breaks
   */
  static SelectorRequirement valid(
      String key, SelectorOperator operator, ImmutableList<String> values) {
    ImmutableList<FieldError> errors = errors(key, operator, values);
    if (!errors.isEmpty()) {
      throw new SelectorSyntaxException(FieldError.listed(errors));
    }
    return new SelectorRequirement(key, operator, values);
  }

  static ImmutableList<FieldError> errors(
      String key, SelectorOperator operator, ImmutableList<String> values) {
    ImmutableList.Builder<FieldError> errors = ImmutableList.builder();
    errors.addAll(keyErrors("key", key));
    String complaint = operator.complaintAbout(values.size());
    if (!complaint.isEmpty()) {
      errors.add(FieldError.invalid("values", values, complaint));
    }
    if (operator.comparesNumbers()) {
      errors.addAll(numberErrors(values));
    }
    for (int i = 0; i < values.size(); i++) {
      String field = "values[" + i + "][" + key + "]";
      errors.addAll(joined(field, values.get(i), NameSyntax.labelValue(values.get(i))));
    }
    return errors.build();
  }

  static ImmutableList<FieldError> keyErrors(String field, String key) {
    return joined(field, key, NameSyntax.qualifiedName(key));
  }

  private static ImmutableList<FieldError> numberErrors(ImmutableList<String> values) {
    ImmutableList.Builder<FieldError> errors = ImmutableList.builder();
    for (int i = 0; i < values.size(); i++) {
      if (GoNumbers.parseLong(values.get(i)).isEmpty()) {
        errors.add(
            FieldError.invalid(
                "values[" + i + "]",
                values.get(i),
                "for 'Gt', 'Lt' operators, the value must be an integer"));
      }
    }
    return errors.build();
  }

  /** Selectors put all complaints about a text into one error, unlike validation. */
  private static ImmutableList<FieldError> joined(
      String field, String value, ImmutableList<String> complaints) {
    return complaints.isEmpty()
        ? ImmutableList.of()
        : ImmutableList.of(FieldError.invalid(field, value, String.join("; ", complaints)));
  }

  /** Negated operators also match when the label is absent. */
  boolean matches(Map<String, String> labels) {
    @Nullable String value = labels.get(key);
    return switch (operator) {
      case EXISTS -> value != null;
      case DOES_NOT_EXIST -> value == null;
      case IN, EQUALS, DOUBLE_EQUALS -> value != null && values.contains(value);
      case NOT_IN, NOT_EQUALS -> value == null || !values.contains(value);
      case GREATER_THAN -> value != null && isLess(values.get(0), value);
      case LESS_THAN -> value != null && isLess(value, values.get(0));
    };
  }

  /** A label that is no number is on neither side of any. */
  private static boolean isLess(String smaller, String larger) {
    OptionalLong left = GoNumbers.parseLong(smaller);
    OptionalLong right = GoNumbers.parseLong(larger);
    return left.isPresent() && right.isPresent() && left.getAsLong() < right.getAsLong();
  }

  @Override
  public String toString() {
    String list = String.join(",", values);
    return switch (operator) {
      case EXISTS -> key;
      case DOES_NOT_EXIST -> "!" + key;
      case IN, NOT_IN -> key + " " + operator + " (" + list + ")";
      case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> key + operator + list;
      case GREATER_THAN -> key + ">" + list;
      case LESS_THAN -> key + "<" + list;
    };
  }
}
