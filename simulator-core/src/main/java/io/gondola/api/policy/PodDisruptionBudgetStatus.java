package io.gondola.api.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.Condition;
import io.gondola.api.meta.OrEmpty;
import java.time.Instant;
import java.util.Optional;

/**
 * The seen state of a PodDisruptionBudget. {@code disruptedPods} are pods whose eviction was
 * granted and whose deletion the controller has not seen yet, with the time of the grant.
 */
@ApiRecord
public record PodDisruptionBudgetStatus(
    long observedGeneration,
    ImmutableSortedMap<String, Instant> disruptedPods,
    int disruptionsAllowed,
    int currentHealthy,
    int desiredHealthy,
    int expectedPods,
    ImmutableList<Condition> conditions)
    implements PodDisruptionBudgetStatusBuilder.With {

  /** Says whether the budget allows a disruption. */
  public static final String DISRUPTION_ALLOWED = "DisruptionAllowed";

  public static final String SUFFICIENT_PODS = "SufficientPods";
  public static final String INSUFFICIENT_PODS = "InsufficientPods";

  /** The controller could not tell; no disruption is allowed. */
  public static final String SYNC_FAILED = "SyncFailed";

  /** Nothing set. */
  public static final PodDisruptionBudgetStatus EMPTY =
      PodDisruptionBudgetStatusBuilder.builder().build();

  public PodDisruptionBudgetStatus {
    disruptedPods = OrEmpty.map(disruptedPods);
    conditions = OrEmpty.list(conditions);
  }

  /** The condition {@link #DISRUPTION_ALLOWED}, if it was ever set. */
  public Optional<Condition> disruptionAllowed() {
    return conditions.stream()
        .filter(condition -> condition.type().equals(DISRUPTION_ALLOWED))
        .findFirst();
  }

  /** The same with the condition that follows from {@code disruptionsAllowed}. */
  public PodDisruptionBudgetStatus withCondition(Instant now) {
    boolean allowed = disruptionsAllowed > 0;
    return withCondition(
        allowed ? "True" : "False", allowed ? SUFFICIENT_PODS : INSUFFICIENT_PODS, "", now);
  }

  /** What is left when the controller cannot tell: no disruption, and why. */
  public PodDisruptionBudgetStatus failed(String message, Instant now) {
    return withDisruptionsAllowed(0).withCondition("False", SYNC_FAILED, message, now);
  }

  private PodDisruptionBudgetStatus withCondition(
      String status, String reason, String message, Instant now) {
    Condition condition =
        new Condition(DISRUPTION_ALLOWED, status, observedGeneration, now, reason, message);
    return withConditions(condition.in(conditions));
  }
}
