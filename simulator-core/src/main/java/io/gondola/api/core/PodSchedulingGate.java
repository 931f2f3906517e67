package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** A name that keeps the pod from being scheduled while it is listed. */
@ApiRecord
public record PodSchedulingGate(String name) implements PodSchedulingGateBuilder.With {

  public PodSchedulingGate {
    name = Strings.nullToEmpty(name);
  }
}
