package io.gondola.controller.disruption;

import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import io.gondola.api.policy.PodDisruptionBudgetStatusBuilder;
import java.time.Instant;

/** The status of a budget: a pure function of what was counted. */
final class BudgetStatusRule {

  private BudgetStatusRule() {}

  static PodDisruptionBudgetStatus status(
      PodDisruptionBudget budget,
      BudgetPods pods,
      Demand demand,
      GrantedEvictions granted,
      Instant now) {
    int healthy = pods.healthy() - granted.healthy();
    PodDisruptionBudgetStatus before = budget.status();
    PodDisruptionBudgetStatus next =
        PodDisruptionBudgetStatusBuilder.builder(before)
            .observedGeneration(budget.metadata().generation())
            .currentHealthy(healthy)
            .desiredHealthy(demand.desiredHealthy())
            .expectedPods(demand.expectedPods())
            .disruptionsAllowed(demand.allowedDisruptions(healthy))
            .disruptedPods(granted.pending())
            .build();
    // The condition alone is no reason to write: Kubernetes compares the numbers.
    return next.equals(before) ? before : next.withCondition(now);
  }
}
