package io.gondola.controller.disruption;

import io.gondola.api.meta.IntOrString;
import io.gondola.api.policy.PodDisruptionBudgetSpec;

/**
 * What a budget asks of its pods: pure arithmetic.
 *
 * @param expectedPods how many pods there should be
 * @param desiredHealthy how many of them have to be healthy
 */
record Demand(int expectedPods, int desiredHealthy) {

  /** A plain minAvailable speaks of the pods that are there, all else of those that are wanted. */
  static boolean countsWantedPods(PodDisruptionBudgetSpec spec) {
    return spec.maxUnavailable() != null || spec.minAvailable() instanceof IntOrString.OfString;
  }

  /**
   * Percentages round up, of those that may be missing as well as of those that have to be there.
   *
   * @param pods how many pods the budget selects
   * @param wanted how many pods their controllers want, together
   */
  static Demand of(PodDisruptionBudgetSpec spec, int pods, int wanted) {
    if (spec.maxUnavailable() != null) {
      return new Demand(wanted, Math.max(0, wanted - spec.maxUnavailable().scaled(wanted, true)));
    }
    if (spec.minAvailable() == null) {
      return new Demand(0, 0);
    }
    int expected = countsWantedPods(spec) ? wanted : pods;
    return new Demand(expected, spec.minAvailable().scaled(expected, true));
  }

  /** Nothing may be disrupted where no pod is expected: the first ones are on their way. */
  int allowedDisruptions(int healthy) {
    return expectedPods <= 0 ? 0 : Math.max(0, healthy - desiredHealthy);
  }
}
