package io.gondola.apiserver;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.Condition;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Whether a pod may be evicted, as far as one PodDisruptionBudget goes: pure rules. */
final class EvictionRule {

  /** So many granted evictions may wait for the controller to notice them. */
  private static final int MAX_DISRUPTED_PODS = 2000;

  private EvictionRule() {}

  /** No budget protects what does not serve: pods that wait, have ended or are on their way out. */
  static boolean ignoresBudgets(Pod pod) {
    return pod.isTerminal()
        || pod.isTerminating()
        || pod.status().phase().equals(PodStatus.PENDING);
  }

  /**
   * Whether an unready pod may go without being charged to the budget: always if the budget says
   * so, else as long as enough others are healthy.
   */
  static boolean isFree(Pod pod, PodDisruptionBudget budget) {
    PodDisruptionBudgetStatus status = budget.status();
    return !pod.isReady()
        && (budget.spec().unhealthyPodEvictionPolicy().equals("AlwaysAllow")
            || (status.desiredHealthy() > 0 && status.currentHealthy() >= status.desiredHealthy()));
  }

  /**
   * The status of the budget once the eviction of a pod is charged to it.
   *
   * @throws ApiException if the budget does not allow it
   */
  static PodDisruptionBudgetStatus charged(PodDisruptionBudget budget, Pod pod, Instant now) {
    PodDisruptionBudgetStatus status = budget.status();
    check(budget);
    TreeMap<String, Instant> disrupted = new TreeMap<>(status.disruptedPods());
    disrupted.put(pod.name(), now);
    PodDisruptionBudgetStatus charged =
        status
            .withDisruptedPods(ImmutableSortedMap.copyOf(disrupted))
            .withDisruptionsAllowed(status.disruptionsAllowed() - 1);
    return charged.disruptionsAllowed() == 0 ? charged.withCondition(now) : charged;
  }

  private static void check(PodDisruptionBudget budget) {
    PodDisruptionBudgetStatus status = budget.status();
    if (status.observedGeneration() < budget.metadata().generation()) {
      throw ApiException.disruptionBudget(
          "The disruption budget %s is still being processed by the server."
              .formatted(budget.name()));
    }
    if (status.disruptedPods().size() > MAX_DISRUPTED_PODS) {
      throw ApiException.forbidden(
          PodDisruptionBudget.TYPE,
          budget.name(),
          "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
    }
    if (status.disruptionsAllowed() == 0) {
      throw ApiException.disruptionBudget(refusal(budget));
    }
  }

  private static String refusal(PodDisruptionBudget budget) {
    PodDisruptionBudgetStatus status = budget.status();
    String name = budget.name();
    String refusal =
        "The disruption budget %s does not allow evicting pods currently".formatted(name);
    Optional<Condition> no = status.disruptionAllowed().filter(c -> c.status().equals("False"));
    if (no.isPresent() && no.get().reason().equals(PodDisruptionBudgetStatus.SYNC_FAILED)) {
      return "%s because it failed sync: %s".formatted(refusal, no.get().message());
    }
    if (status.currentHealthy() <= status.desiredHealthy()) {
      return "The disruption budget %s needs %s healthy pods and has %s currently"
          .formatted(name, status.desiredHealthy(), status.currentHealthy());
    }
    return no.map(c -> "%s (%s): %s".formatted(refusal, c.reason(), c.message())).orElse(refusal);
  }
}
