package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodConditionBuilder;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.sim.Simulation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The eviction subresource of pods: a deletion that PodDisruptionBudgets may refuse. */
final class Evictions {

  private final ObjectStore store;
  private final Writes writes;
  private final Deletions deletions;
  private final Simulation simulation;

  Evictions(ObjectStore store, Writes writes, Deletions deletions, Simulation simulation) {
    this.store = store;
    this.writes = writes;
    this.deletions = deletions;
    this.simulation = simulation;
  }

  void evict(ObjectKey key, DeleteOptions options) {
    Pod pod = store.require(store.table(Pod.TYPE), key);
    if (!EvictionRule.ignoresBudgets(pod)) {
      budgetOf(pod)
          .filter(budget -> !EvictionRule.isFree(pod, budget))
          .ifPresent(budget -> charge(budget, pod));
    }
    mark(pod);
    deletions.delete(store.table(Pod.TYPE), key, options);
  }

  /** The one budget whose selector matches; Kubernetes cannot serve two masters. */
  private Optional<PodDisruptionBudget> budgetOf(Pod pod) {
    if (pod.metadata().labels().isEmpty()) {
      return Optional.empty();
    }
    ImmutableList<PodDisruptionBudget> budgets =
        store.table(PodDisruptionBudget.TYPE).list(budget -> protects(budget, pod));
    if (budgets.size() > 1) {
      throw new ApiException(
          Reason.INTERNAL_ERROR,
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
              + " support.");
    }
    return budgets.stream().findFirst();
  }

  private static boolean protects(PodDisruptionBudget budget, Pod pod) {
    return budget.metadata().namespace().equals(pod.metadata().namespace())
        && budget.spec().podSelector().matches(pod.metadata().labels());
  }

  /** Check and decrement are one write, so that two evictions cannot both take the last unit. */
  private void charge(PodDisruptionBudget budget, Pod pod) {
    writes.updateStatus(budget.withStatus(EvictionRule.charged(budget, pod, now())));
  }

  private void mark(Pod pod) {
    PodCondition target =
        PodConditionBuilder.builder()
            .type(PodCondition.DISRUPTION_TARGET)
            .status("True")
            .reason("EvictionByEvictionAPI")
            .message("Eviction API: evicting")
            .lastTransitionTime(now())
            .build();
    writes.updateStatus(
        pod.withStatus(pod.status().withConditions(target.in(pod.status().conditions()))));
  }

  private Instant now() {
    return simulation.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
