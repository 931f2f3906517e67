package io.gondola.api.core;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;

/** Terms of which one must match a node. */
@ApiRecord
public record NodeSelector(ImmutableList<NodeSelectorTerm> nodeSelectorTerms)
    implements NodeSelectorBuilder.With {

  public NodeSelector {
    nodeSelectorTerms = OrEmpty.list(nodeSelectorTerms);
  }
}
