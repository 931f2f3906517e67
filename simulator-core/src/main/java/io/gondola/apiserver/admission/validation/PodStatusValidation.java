package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodIP;
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
    conditions(status.conditions(), old.status(), at.child("conditions"));
    if (!pod.spec().nodeName().equals(old.spec().nodeName())) {
      at.child("nodeName").forbidden("may not be changed directly");
    }
    if (status.observedGeneration() < 0) {
      at.child("observedGeneration")
          .invalid(status.observedGeneration(), "must be a non-negative integer");
    }
    ObjectMetaUpdateValidation.immutable(
        status.qosClass(), old.status().qosClass(), at.child("qosClass"));
    if (!status.podIPs().equals(old.status().podIPs())) {
      addresses(status.podIPs(), at.child("podIPs"));
    }
  }

  private static void addresses(ImmutableList<PodIP> ips, Field at) {
    for (int i = 0; i < ips.size(); i++) {
      IpAddresses.address(ips.get(i).ip(), at.index(i));
    }
  }

  /** What is stored has been checked: only types that are new need a look. */
  private static void conditions(ImmutableList<PodCondition> conditions, PodStatus old, Field at) {
    for (int i = 0; i < conditions.size(); i++) {
      String type = conditions.get(i).type();
      if (!SYSTEM_CONDITIONS.contains(type) && old.condition(type).isEmpty()) {
        Names.qualifiedName(type, at.index(i).child("Type"));
      }
    }
  }
}
