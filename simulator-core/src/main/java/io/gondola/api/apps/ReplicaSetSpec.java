package io.gondola.api.apps;

import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.LabelSelector;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The wanted state of a ReplicaSet. */
@ApiRecord
public record ReplicaSetSpec(
    @Nullable Integer replicas,
    int minReadySeconds,
    @Nullable LabelSelector selector,
    PodTemplateSpec template)
    implements ReplicaSetSpecBuilder.With {

  /** Nothing set. */
  public static final ReplicaSetSpec EMPTY = ReplicaSetSpecBuilder.builder().build();

  public ReplicaSetSpec {
    template = Objects.requireNonNullElse(template, PodTemplateSpec.EMPTY);
  }

  /** How many pods are wanted: one where {@code replicas} is not set, as defaulting has it. */
  public int desiredReplicas() {
    return replicas == null ? 1 : replicas;
  }
}
