package io.gondola.controller.disruption;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.OwnerReference;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many pods the controllers of some pods want, together; each counts once.
 *
 * @param problem why that cannot be told; empty if it can
 */
record WantedPods(int count, String problem) {

  /** What a controller wants; the Deployment for a ReplicaSet that has one. */
  record Scale(String uid, int replicas) {}

  /** Finds out what controllers want. */
  interface Scales {
    /** What a controller wants, or why that cannot be told. */
    Answer of(OwnerReference controller, String pod);
  }

  /** Either a scale or a problem. */
  sealed interface Answer {
    record Found(Scale scale) implements Answer {}

    record Problem(String text) implements Answer {}
  }

  static WantedPods of(ImmutableList<BudgetPods.Owner> owners, Scales scales) {
    Map<String, Integer> byController = new LinkedHashMap<>();
    for (BudgetPods.Owner owner : owners) {
      Answer answer = scales.of(owner.reference(), owner.pod());
      if (answer instanceof Answer.Problem problem) {
        return new WantedPods(0, problem.text());
      }
      Scale scale = ((Answer.Found) answer).scale();
      byController.put(scale.uid(), scale.replicas());
    }
    return new WantedPods(byController.values().stream().mapToInt(Integer::intValue).sum(), "");
  }
}
