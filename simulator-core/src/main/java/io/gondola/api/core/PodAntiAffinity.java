package io.gondola.api.core;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;

/** Which pods a pod must, or would rather, keep away from. */
@ApiRecord
public record PodAntiAffinity(
    ImmutableList<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution,
    ImmutableList<WeightedPodAffinityTerm> preferredDuringSchedulingIgnoredDuringExecution)
    implements PodAntiAffinityBuilder.With {

  public PodAntiAffinity {
    requiredDuringSchedulingIgnoredDuringExecution =
        OrEmpty.list(requiredDuringSchedulingIgnoredDuringExecution);
    preferredDuringSchedulingIgnoredDuringExecution =
        OrEmpty.list(preferredDuringSchedulingIgnoredDuringExecution);
  }
}
