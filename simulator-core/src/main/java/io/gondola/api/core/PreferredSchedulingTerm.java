package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import java.util.Objects;

/**
 * Nodes that a pod would rather run on.
 *
 * @param weight from 1 to 100
 */
@ApiRecord
public record PreferredSchedulingTerm(int weight, NodeSelectorTerm preference)
    implements PreferredSchedulingTermBuilder.With {

  public PreferredSchedulingTerm {
    preference = Objects.requireNonNullElse(preference, NodeSelectorTerm.EMPTY);
  }
}
