package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/** Spreads pods over the values of a node label. */
@ApiRecord
public record TopologySpreadConstraint(
    int maxSkew,
    String topologyKey,
    String whenUnsatisfiable,
    @Nullable LabelSelector labelSelector,
    RawFields other)
    implements TopologySpreadConstraintBuilder.With {

  public TopologySpreadConstraint {
    topologyKey = Strings.nullToEmpty(topologyKey);
    whenUnsatisfiable = Strings.nullToEmpty(whenUnsatisfiable);
    other = RawFields.orEmpty(other);
  }
}
