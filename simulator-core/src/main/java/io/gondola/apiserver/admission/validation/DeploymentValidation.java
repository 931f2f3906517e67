package io.gondola.apiserver.admission.validation;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentSpec;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import org.jspecify.annotations.Nullable;

/** Checks Deployments. */
final class DeploymentValidation {

  private DeploymentValidation() {}

  static void create(Deployment deployment, Errors errors) {
    ObjectMetaValidation.namespaced(
        deployment.metadata(), NameRule.SUBDOMAIN, errors.field("metadata"));
    spec(deployment.spec(), errors.field("spec"));
  }

  static void update(Deployment deployment, Deployment old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        deployment.metadata(), old.metadata(), errors.field("metadata"));
    spec(deployment.spec(), errors.field("spec"));
    ObjectMetaUpdateValidation.immutable(
        deployment.spec().selector(),
        old.spec().selector(),
        errors.field("spec").child("selector"));
  }

  private static void spec(DeploymentSpec spec, Field at) {
    at.child("replicas").nonNegative(spec.replicas() == null ? 0 : spec.replicas());
    PodTemplateValidation.validate(spec.selector(), spec.template(), at);
    DeploymentStrategyValidation.validate(spec.strategy(), at.child("strategy"));
    at.child("minReadySeconds").nonNegative(spec.minReadySeconds());
    if (spec.revisionHistoryLimit() != null) {
      at.child("revisionHistoryLimit").nonNegative(spec.revisionHistoryLimit());
    }
    Integer deadline = spec.progressDeadlineSeconds();
    if (deadline != null) {
      at.child("progressDeadlineSeconds").nonNegative(deadline);
      if (deadline <= spec.minReadySeconds()) {
        at.child("progressDeadlineSeconds")
            .invalid(deadline, "must be greater than minReadySeconds");
      }
    }
  }

  static void status(Deployment deployment, Deployment old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        deployment.metadata(), old.metadata(), errors.field("metadata"));
    DeploymentStatus status = deployment.status();
    Field at = errors.field("status");
    counts(status, at);
    int collisions = orZero(status.collisionCount());
    if (collisions < orZero(old.status().collisionCount())
        || (status.collisionCount() == null && old.status().collisionCount() != null)) {
      at.child("collisionCount").invalid(collisions, "cannot be decremented");
    }
  }

  private static void counts(DeploymentStatus status, Field at) {
    at.child("observedGeneration").nonNegative(status.observedGeneration());
    at.child("replicas").nonNegative(status.replicas());
    at.child("updatedReplicas").nonNegative(status.updatedReplicas());
    at.child("readyReplicas").nonNegative(status.readyReplicas());
    at.child("availableReplicas").nonNegative(status.availableReplicas());
    at.child("unavailableReplicas").nonNegative(status.unavailableReplicas());
    at.child("terminatingReplicas").nonNegative(orZero(status.terminatingReplicas()));
    at.child("collisionCount").nonNegative(orZero(status.collisionCount()));
    ReplicaCounts counts = new ReplicaCounts(status.replicas(), at);
    counts.within("updatedReplicas", status.updatedReplicas());
    counts.within("readyReplicas", status.readyReplicas());
    counts.within("availableReplicas", status.availableReplicas());
    counts.availableWithinReady(status.availableReplicas(), status.readyReplicas());
  }

  private static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }
}
