package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSchedulingGate;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Toleration;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import java.util.Map;
import java.util.Objects;

/** Checks changes of a pod, whose spec is nearly immutable. */
final class PodUpdateValidation {

  private static final String NOT_ALLOWED =
      "pod updates may not change fields other than `spec.containers[*].image`,"
          + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
          + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
          + " (allow it to be set to 1 if it was previously negative)";

  private PodUpdateValidation() {}

  static void update(Pod pod, Pod old, Errors errors) {
    Field at = errors.field("spec");
    ObjectMetaUpdateValidation.validate(pod.metadata(), old.metadata(), errors.field("metadata"));
    PodValidation.metadata(pod, errors);
    if (pod.spec().equals(old.spec())) {
      return;
    }
    PodValidation.spec(pod.spec(), at);
    if (sameNumber(pod.spec().containers(), old.spec().containers(), at.child("containers"))
        && sameNumber(
            pod.spec().initContainers(), old.spec().initContainers(), at.child("initContainers"))
        && deadline(pod.spec(), old.spec(), at.child("activeDeadlineSeconds"))) {
      tolerations(pod.spec(), old.spec(), at.child("tolerations"));
      gates(pod.spec(), old.spec(), at.child("schedulingGates"));
      rest(pod.spec(), old.spec(), at);
    }
  }

  private static boolean sameNumber(
      ImmutableList<Container> containers, ImmutableList<Container> old, Field at) {
    if (containers.size() != old.size()) {
      at.forbidden("pod updates may not add or remove containers");
      return false;
    }
    return true;
  }

  /** The deadline may be set, or brought nearer. Returns whether to check on. */
  private static boolean deadline(PodSpec spec, PodSpec old, Field at) {
    Long deadline = spec.activeDeadlineSeconds();
    if (deadline == null) {
      if (old.activeDeadlineSeconds() != null) {
        at.invalid(null, "must not update from a positive integer to nil value");
      }
      return true;
    }
    int before = at.errorCount();
    at.between(deadline, 0, Integer.MAX_VALUE);
    if (at.errorCount() == before
        && old.activeDeadlineSeconds() != null
        && old.activeDeadlineSeconds() < deadline) {
      at.invalid(deadline, "must be less than or equal to previous value");
    }
    return at.errorCount() == before;
  }

  private static void tolerations(PodSpec spec, PodSpec old, Field at) {
    for (Toleration toleration : old.tolerations()) {
      boolean kept =
          spec.tolerations().stream()
              .anyMatch(
                  other ->
                      other
                          .withTolerationSeconds(toleration.tolerationSeconds())
                          .equals(toleration));
      if (!kept) {
        at.forbidden("existing toleration can not be modified except its tolerationSeconds");
        return;
      }
    }
  }

  private static void gates(PodSpec spec, PodSpec old, Field at) {
    for (int i = 0; i < spec.schedulingGates().size(); i++) {
      PodSchedulingGate gate = spec.schedulingGates().get(i);
      if (!old.schedulingGates().contains(gate)) {
        at.index(i)
            .child("name")
            .forbidden(
                "only deletion is allowed, but found new scheduling gate '%s'"
                    .formatted(gate.name()));
      }
    }
  }

  private static void rest(PodSpec spec, PodSpec old, Field at) {
    PodSpec allowed =
        spec.withContainers(withImagesOf(spec.containers(), old.containers()))
            .withInitContainers(withImagesOf(spec.initContainers(), old.initContainers()))
            .withActiveDeadlineSeconds(old.activeDeadlineSeconds())
            .withTolerations(old.tolerations())
            .withSchedulingGates(old.schedulingGates());
    Long oldGrace = old.terminationGracePeriodSeconds();
    if (oldGrace != null
        && oldGrace < 0
        && Objects.equals(spec.terminationGracePeriodSeconds(), 1L)) {
      allowed = allowed.withTerminationGracePeriodSeconds(oldGrace);
    }
    if (!old.schedulingGates().isEmpty()) {
      nodeSelector(spec, old, at.child("nodeSelector"));
      allowed = allowed.withNodeSelector(old.nodeSelector());
    }
    if (!allowed.equals(old)) {
      at.forbidden(NOT_ALLOWED);
    }
  }

  /** A pod that waits at a gate may be bound more closely. */
  private static void nodeSelector(PodSpec spec, PodSpec old, Field at) {
    for (Map.Entry<String, String> label : old.nodeSelector().entrySet()) {
      if (!label.getValue().equals(spec.nodeSelector().get(label.getKey()))) {
        at.invalid(
            spec.nodeSelector(),
            "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
        return;
      }
    }
  }

  private static ImmutableList<Container> withImagesOf(
      ImmutableList<Container> containers, ImmutableList<Container> old) {
    ImmutableList.Builder<Container> same = ImmutableList.builder();
    for (int i = 0; i < containers.size(); i++) {
      same.add(containers.get(i).withImage(old.get(i).image()));
    }
    return same.build();
  }
}
