package io.gondola.apiserver.admission.validation;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetSpec;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import java.util.Objects;

/** Checks ReplicaSets. */
final class ReplicaSetValidation {

  private ReplicaSetValidation() {}

  static void create(ReplicaSet replicaSet, Errors errors) {
    ObjectMetaValidation.namespaced(
        replicaSet.metadata(), NameRule.SUBDOMAIN, errors.field("metadata"));
    spec(replicaSet.spec(), errors.field("spec"));
  }

  static void update(ReplicaSet replicaSet, ReplicaSet old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        replicaSet.metadata(), old.metadata(), errors.field("metadata"));
    // The Deployment controller scales its ReplicaSets all the time and never edits their
    // templates.
    if (templateChanged(replicaSet.spec(), old.spec())) {
      spec(replicaSet.spec(), errors.field("spec"));
    } else {
      numbers(replicaSet.spec(), errors.field("spec"));
    }
    ObjectMetaUpdateValidation.immutable(
        replicaSet.spec().selector(),
        old.spec().selector(),
        errors.field("spec").child("selector"));
  }

  private static boolean templateChanged(ReplicaSetSpec spec, ReplicaSetSpec old) {
    return !spec.template().equals(old.template())
        || !Objects.equals(spec.selector(), old.selector());
  }

  private static void spec(ReplicaSetSpec spec, Field at) {
    numbers(spec, at);
    PodTemplateValidation.validate(spec.selector(), spec.template(), at);
  }

  private static void numbers(ReplicaSetSpec spec, Field at) {
    at.child("replicas").nonNegative(spec.replicas() == null ? 0 : spec.replicas());
    at.child("minReadySeconds").nonNegative(spec.minReadySeconds());
  }

  static void status(ReplicaSet replicaSet, ReplicaSet old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        replicaSet.metadata(), old.metadata(), errors.field("metadata"));
    ReplicaSetStatus status = replicaSet.status();
    Field at = errors.field("status");
    at.child("replicas").nonNegative(status.replicas());
    at.child("fullyLabeledReplicas").nonNegative(status.fullyLabeledReplicas());
    at.child("readyReplicas").nonNegative(status.readyReplicas());
    at.child("availableReplicas").nonNegative(status.availableReplicas());
    if (status.terminatingReplicas() != null) {
      at.child("terminatingReplicas").nonNegative(status.terminatingReplicas());
    }
    at.child("observedGeneration").nonNegative(status.observedGeneration());
    ReplicaCounts counts = new ReplicaCounts(status.replicas(), at);
    counts.within("fullyLabeledReplicas", status.fullyLabeledReplicas());
    counts.within("readyReplicas", status.readyReplicas());
    counts.within("availableReplicas", status.availableReplicas());
    counts.availableWithinReady(status.availableReplicas(), status.readyReplicas());
  }
}
