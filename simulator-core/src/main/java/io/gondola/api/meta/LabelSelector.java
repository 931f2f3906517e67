package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

/** A selector as it stands in a manifest; both parts must hold. */
@ApiRecord
public record LabelSelector(
    ImmutableSortedMap<String, String> matchLabels,
    ImmutableList<LabelSelectorRequirement> matchExpressions)
    implements LabelSelectorBuilder.With {

  /** The empty selector: it matches everything. */
  public static final LabelSelector EVERYTHING =
      new LabelSelector(ImmutableSortedMap.of(), ImmutableList.of());

  public LabelSelector {
    matchLabels = OrEmpty.map(matchLabels);
    matchExpressions = OrEmpty.list(matchExpressions);
  }

  /**
   * What it selects; nothing set selects everything. An absent selector is {@link
   * Selector#nothing}.
   *
   * @throws SelectorSyntaxException if a part is not valid, with the text of the first such part
   */
  public Selector toSelector() {
    ImmutableList.Builder<SelectorRequirement> requirements = ImmutableList.builder();
    matchLabels.forEach(
        (key, value) ->
            requirements.add(
                SelectorRequirement.valid(key, SelectorOperator.EQUALS, ImmutableList.of(value))));
    matchExpressions.forEach(expression -> requirements.add(requirement(expression)));
    return Selector.of(requirements.build());
  }

  private static SelectorRequirement requirement(LabelSelectorRequirement expression) {
    SelectorOperator operator =
        SelectorOperator.ofManifest(expression.operator())
            .orElseThrow(
                () ->
                    new SelectorSyntaxException(
                        GoSyntax.quote(expression.operator())
                            + " is not a valid label selector operator"));
    return SelectorRequirement.valid(expression.key(), operator, expression.values());
  }
}
