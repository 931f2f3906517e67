package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import java.util.Objects;

/** The pod that a workload controller creates: metadata and spec to copy. */
@ApiRecord
public record PodTemplateSpec(ObjectMeta metadata, PodSpec spec)
    implements PodTemplateSpecBuilder.With {

  /** Nothing set. */
  public static final PodTemplateSpec EMPTY = PodTemplateSpecBuilder.builder().build();

  public PodTemplateSpec {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, PodSpec.EMPTY);
  }
}
