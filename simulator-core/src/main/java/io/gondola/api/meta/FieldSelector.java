package io.gondola.api.meta;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.Map;

/**
 * Selects objects by a few of their fields, such as {@code spec.nodeName=node1}; every term must
 * hold. Which fields there are depends on the resource.
 */
public final class FieldSelector {

  /** One term; a field that is absent counts as empty. */
  record Term(String field, boolean negated, String value) {

    boolean matches(Map<String, String> fields) {
      return negated != fields.getOrDefault(field, "").equals(value);
    }

    @Override
    public String toString() {
      return field + (negated ? "!=" : "=") + FieldSelectorParser.escaped(value);
    }
  }

  private static final FieldSelector EVERYTHING = new FieldSelector(ImmutableList.of());

  private final ImmutableList<Term> terms;

  private FieldSelector(ImmutableList<Term> terms) {
    this.terms = terms;
  }

  public static FieldSelector everything() {
    return EVERYTHING;
  }

  /**
   * Reads the text of {@code kubectl get --field-selector}. In a value, a backslash stands before a
   * comma, an equals sign or a backslash. An empty text matches everything.
   *
   * @throws SelectorSyntaxException if it is malformed
   */
  public static FieldSelector parse(String text) {
    return new FieldSelector(FieldSelectorParser.parse(text));
  }

  public boolean matches(Map<String, String> fields) {
    for (Term term : terms) {
      if (!term.matches(fields)) {
        return false;
      }
    }
    return true;
  }

  /** Names of the fields that it looks at, for the server to refuse those it does not know. */
  public ImmutableList<String> fields() {
    return terms.stream().map(Term::field).distinct().collect(ImmutableList.toImmutableList());
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldSelector selector && selector.terms.equals(terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** The canonical text: {@code ==} prints as {@code =}, and terms are sorted. */
  @Override
  public String toString() {
    return Joiner.on(',').join(terms);
  }
}
