package io.gondola.api.core;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;

/** Which pods a pod must, or would rather, be near to. */
@ApiRecord
public record PodAffinity(
    ImmutableList<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution,
    ImmutableList<WeightedPodAffinityTerm> preferredDuringSchedulingIgnoredDuringExecution)
    implements PodAffinityBuilder.With {

  public PodAffinity {
    requiredDuringSchedulingIgnoredDuringExecution =
        OrEmpty.list(requiredDuringSchedulingIgnoredDuringExecution);
    preferredDuringSchedulingIgnoredDuringExecution =
        OrEmpty.list(preferredDuringSchedulingIgnoredDuringExecution);
  }
}
