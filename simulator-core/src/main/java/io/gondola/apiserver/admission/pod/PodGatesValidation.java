package io.gondola.apiserver.admission.pod;

import io.gondola.api.core.PodSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import java.util.HashSet;
import java.util.Set;

/** Checks a pod's readiness gates and scheduling gates. */
final class PodGatesValidation {

  private PodGatesValidation() {}

  static void validate(PodSpec spec, Field at) {
    for (int i = 0; i < spec.readinessGates().size(); i++) {
      Names.qualifiedName(
          spec.readinessGates().get(i).conditionType(),
          at.child("readinessGates").index(i).child("conditionType"));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < spec.schedulingGates().size(); i++) {
      String name = spec.schedulingGates().get(i).name();
      Field gate = at.child("schedulingGates").index(i);
      Names.qualifiedName(name, gate);
      if (!seen.add(name)) {
        gate.duplicate(name);
      }
    }
  }
}
