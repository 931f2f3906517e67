package io.gondola.apiserver.admission.validation;

import com.google.common.primitives.Ints;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.apiserver.admission.field.Field;

/** Checks annotations that mean something to Kubernetes when they are on a pod. */
final class PodAnnotationsValidation {

  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

  private PodAnnotationsValidation() {}

  static void validate(ObjectMeta metadata, Field at) {
    String cost = metadata.annotations().get(DELETION_COST);
    if (cost != null && !isDeletionCost(cost)) {
      at.key(DELETION_COST).invalid(cost, "must be a 32bit integer");
    }
  }

  /** Neither a plus sign nor leading zeros. */
  private static boolean isDeletionCost(String cost) {
    return cost.matches("0|-?[1-9][0-9]*") && Ints.tryParse(cost) != null;
  }
}
