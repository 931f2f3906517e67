package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodStatus;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import io.gondola.apiserver.admission.field.Names;

/** Checks a status that is written to a pod. */
final class PodStatusValidation {

  private static final ImmutableList<String> SYSTEM_CONDITIONS =
      ImmutableList.of("PodScheduled", "Ready", "Initialized");

  private PodStatusValidation() {}

  static void status(Pod pod, Pod old, Errors errors) {
    ObjectMetaUpdateValidation.validate(pod.metadata(), old.metadata(), errors.field("metadata"));
    Field at = errors.field("status");
    PodStatus status = pod.status();
    conditions(status.conditions(), at.child("conditions"));
    if (!pod.spec().nodeName().equals(old.spec().nodeName())) {
      at.child("nodeName").forbidden("may not be changed directly");
    }
    if (status.observedGeneration() < 0) {
      at.child("observedGeneration")
          .invalid(status.observedGeneration(), "must be a non-negative integer");
    }
    ObjectMetaUpdateValidation.immutable(
        status.qosClass(), old.status().qosClass(), at.child("qosClass"));
    for (int i = 0; i < status.podIPs().size(); i++) {
      IpAddresses.address(status.podIPs().get(i).ip(), at.child("podIPs").index(i));
    }
  }

  private static void conditions(ImmutableList<PodCondition> conditions, Field at) {
    for (int i = 0; i < conditions.size(); i++) {
      String type = conditions.get(i).type();
      if (!SYSTEM_CONDITIONS.contains(type)) {
        Names.qualifiedName(type, at.index(i).child("Type"));
      }
    }
  }
}
