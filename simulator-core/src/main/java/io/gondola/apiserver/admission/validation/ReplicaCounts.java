package io.gondola.apiserver.admission.validation;

import io.gondola.apiserver.admission.field.Field;

/** Checks counts of a status against each other: parts are no more than the whole. */
record ReplicaCounts(int replicas, Field status) {

  void within(String name, int count) {
    if (count > replicas) {
      status.child(name).invalid(count, "cannot be greater than status.replicas");
    }
  }

  void availableWithinReady(int available, int ready) {
    if (available > ready) {
      status.child("availableReplicas").invalid(available, "cannot be greater than readyReplicas");
    }
  }
}
