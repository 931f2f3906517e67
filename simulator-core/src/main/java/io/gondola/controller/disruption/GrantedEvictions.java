package io.gondola.controller.disruption;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.policy.PodDisruptionBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Evictions that were granted and are not seen yet: for two minutes such a pod counts as gone.
 *
 * @param pending the pods that may still be deleted, with the time of the grant
 * @param overdue pods that should be gone and are not
 * @param healthy how many of the pending pods would count as healthy
 * @param recheck when the next of them is overdue
 */
record GrantedEvictions(
    ImmutableSortedMap<String, Instant> pending,
    ImmutableList<Pod> overdue,
    int healthy,
    Optional<Instant> recheck) {

  private static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

  static GrantedEvictions of(PodDisruptionBudget budget, BudgetPods pods, Instant now) {
    ImmutableSortedMap.Builder<String, Instant> pending = ImmutableSortedMap.naturalOrder();
    ImmutableList.Builder<Pod> overdue = ImmutableList.builder();
    int healthy = 0;
    Optional<Instant> recheck = Optional.empty();
    for (var granted : budget.status().disruptedPods().entrySet()) {
      ObjectKey key = new ObjectKey(budget.metadata().namespace(), granted.getKey());
      Pod pod = pods.find(key).filter(found -> !found.isTerminating()).orElse(null);
      Instant deadline = granted.getValue().plus(DELETION_TIMEOUT);
      if (pod != null && deadline.isBefore(now)) {
        overdue.add(pod);
      } else if (pod != null) {
        pending.put(granted);
        recheck =
            recheck.filter(earlier -> earlier.isBefore(deadline)).or(() -> Optional.of(deadline));
        healthy += BudgetPods.isHealthy(pod) && deadline.isAfter(now) ? 1 : 0;
      }
    }
    return new GrantedEvictions(pending.buildOrThrow(), overdue.build(), healthy, recheck);
  }
}
