package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

/** A selector as it stands in a manifest; both parts must hold. */
@ApiRecord
public record LabelSelector(
    ImmutableSortedMap<String, String> matchLabels,
    ImmutableList<LabelSelectorRequirement> matchExpressions)
    implements LabelSelectorBuilder.With {

  public LabelSelector {
    matchLabels = OrEmpty.map(matchLabels);
    matchExpressions = OrEmpty.list(matchExpressions);
  }
}
