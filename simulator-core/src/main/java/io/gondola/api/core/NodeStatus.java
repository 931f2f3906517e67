package io.gondola.api.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.RawFields;

/** The seen state of a node. */
@ApiRecord
public record NodeStatus(
    ImmutableSortedMap<String, Quantity> capacity,
    ImmutableSortedMap<String, Quantity> allocatable,
    ImmutableList<NodeCondition> conditions,
    ImmutableList<NodeAddress> addresses,
    RawFields other)
    implements NodeStatusBuilder.With {

  /** Nothing set. */
  public static final NodeStatus EMPTY = NodeStatusBuilder.builder().build();

  public NodeStatus {
    capacity = OrEmpty.map(capacity);
    allocatable = OrEmpty.map(allocatable);
    conditions = OrEmpty.list(conditions);
    addresses = OrEmpty.list(addresses);
    other = RawFields.orEmpty(other);
  }
}
