package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** A pod condition that must be True for the pod to be ready. */
@ApiRecord
public record PodReadinessGate(String conditionType) implements PodReadinessGateBuilder.With {

  public PodReadinessGate {
    conditionType = Strings.nullToEmpty(conditionType);
  }
}
