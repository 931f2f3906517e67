package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.RawFields;

/** The wanted state of a node. */
@ApiRecord
public record NodeSpec(
    String podCIDR,
    ImmutableList<String> podCIDRs,
    String providerID,
    boolean unschedulable,
    ImmutableList<Taint> taints,
    RawFields other)
    implements NodeSpecBuilder.With {

  /** Nothing set. */
  public static final NodeSpec EMPTY = NodeSpecBuilder.builder().build();

  public NodeSpec {
    podCIDR = Strings.nullToEmpty(podCIDR);
    podCIDRs = OrEmpty.list(podCIDRs);
    providerID = Strings.nullToEmpty(providerID);
    taints = OrEmpty.list(taints);
    other = RawFields.orEmpty(other);
  }
}
