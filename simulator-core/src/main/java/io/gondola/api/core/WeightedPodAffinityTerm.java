package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import java.util.Objects;

/**
 * Pods that a pod would rather be near to, or away from.
 *
 * @param weight from 1 to 100
 */
@ApiRecord
public record WeightedPodAffinityTerm(int weight, PodAffinityTerm podAffinityTerm)
    implements WeightedPodAffinityTermBuilder.With {

  public WeightedPodAffinityTerm {
    podAffinityTerm = Objects.requireNonNullElse(podAffinityTerm, PodAffinityTerm.EMPTY);
  }
}
