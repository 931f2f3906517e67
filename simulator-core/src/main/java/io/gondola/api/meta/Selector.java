package io.gondola.api.meta;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Selects objects by their labels; every requirement must hold. Build one once and keep it: it is
 * cheap to ask, not to build.
 */
public final class Selector {

  private static final Selector EVERYTHING = new Selector(ImmutableList.of(), true);
  private static final Selector NOTHING = new Selector(ImmutableList.of(), false);

  private final ImmutableList<SelectorRequirement> requirements;
  private final boolean selectable;

  private Selector(ImmutableList<SelectorRequirement> requirements, boolean selectable) {
    this.requirements = requirements;
    this.selectable = selectable;
  }

  /** Matches every object: the empty selector. */
  public static Selector everything() {
    return EVERYTHING;
  }

  /** Matches no object: what an absent {@link LabelSelector} means. */
  public static Selector nothing() {
    return NOTHING;
  }

  /**
   * Reads the text of {@code kubectl get -l}: {@code app=web,tier in (front,back),!canary}. An
   * empty text matches everything.
   *
   * @throws SelectorSyntaxException if it is malformed, or a key or value cannot be a label's
   */
  public static Selector parse(String text) {
    return of(new SelectorParser(text).parse());
  }

  /**
   * Requires each of these labels, unchecked, as a ReplicationController's or a Service's selector
   * does. No labels match everything; to a Service, none mean that it has no endpoints to manage.
   */
  public static Selector ofLabels(Map<String, String> labels) {
    return of(
        labels.entrySet().stream()
            .map(
                label ->
                    new SelectorRequirement(
                        label.getKey(),
                        SelectorOperator.EQUALS,
                        ImmutableList.of(label.getValue())))
            .toList());
  }

  /** Sorted by key; those with one key keep their order. */
  static Selector of(List<SelectorRequirement> requirements) {
    return requirements.isEmpty()
        ? EVERYTHING
        : new Selector(
            ImmutableList.sortedCopyOf(
                Comparator.comparing(SelectorRequirement::key), requirements),
            true);
  }

  public boolean matches(Map<String, String> labels) {
    for (SelectorRequirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return selectable;
  }

  /** Whether it matches everything because it requires nothing. */
  public boolean isEmpty() {
    return selectable && requirements.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selector selector
        && selector.selectable == selectable
        && selector.requirements.equals(requirements);
  }

  @Override
  public int hashCode() {
    return 31 * requirements.hashCode() + Boolean.hashCode(selectable);
  }

  /** The canonical text. Both {@link #everything} and {@link #nothing} print as nothing. */
  @Override
  public String toString() {
    return Joiner.on(',').join(requirements);
  }
}
