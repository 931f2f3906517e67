package io.gondola.api.core;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;

/** Conditions on a node that must all hold; a term without any matches no node. */
@ApiRecord
public record NodeSelectorTerm(
    ImmutableList<NodeSelectorRequirement> matchExpressions,
    ImmutableList<NodeSelectorRequirement> matchFields)
    implements NodeSelectorTermBuilder.With {

  /** Nothing set. */
  public static final NodeSelectorTerm EMPTY =
      new NodeSelectorTerm(ImmutableList.of(), ImmutableList.of());

  public NodeSelectorTerm {
    matchExpressions = OrEmpty.list(matchExpressions);
    matchFields = OrEmpty.list(matchFields);
  }
}
