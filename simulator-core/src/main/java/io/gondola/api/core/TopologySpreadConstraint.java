package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/**
 * Spreads pods over the values of a node label.
 *
 * @param maxSkew how many more pods a value may have than the one with the fewest
 * @param whenUnsatisfiable {@code DoNotSchedule} or {@code ScheduleAnyway}
 * @param minDomains while there are fewer values than this, the fewest counts as 0
 * @param nodeAffinityPolicy whether nodes that the pod's node selector excludes are left out:
 *     {@code Honor}, the default, or {@code Ignore}
 * @param nodeTaintsPolicy whether nodes with taints that the pod does not tolerate are left out:
 *     {@code Honor} or {@code Ignore}, the default
 */
@ApiRecord
public record TopologySpreadConstraint(
    int maxSkew,
    String topologyKey,
    String whenUnsatisfiable,
    @Nullable LabelSelector labelSelector,
    @Nullable Integer minDomains,
    @Nullable String nodeAffinityPolicy,
    @Nullable String nodeTaintsPolicy,
    ImmutableList<String> matchLabelKeys)
    implements TopologySpreadConstraintBuilder.With {

  public TopologySpreadConstraint {
    topologyKey = Strings.nullToEmpty(topologyKey);
    whenUnsatisfiable = Strings.nullToEmpty(whenUnsatisfiable);
    matchLabelKeys = OrEmpty.list(matchLabelKeys);
  }
}
