package io.gondola.api.core;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.RawFields;

/** Requests and limits of a container, by resource name. */
@ApiRecord
public record ResourceRequirements(
    ImmutableSortedMap<String, Quantity> limits,
    ImmutableSortedMap<String, Quantity> requests,
    RawFields other)
    implements ResourceRequirementsBuilder.With {

  /** Nothing set. */
  public static final ResourceRequirements EMPTY = ResourceRequirementsBuilder.builder().build();

  public ResourceRequirements {
    limits = OrEmpty.map(limits);
    requests = OrEmpty.map(requests);
    other = RawFields.orEmpty(other);
  }
}
