package io.gondola.kubectl.describe;

import io.gondola.api.core.Event;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetSpec;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import io.gondola.kubectl.print.Texts;
import java.time.Instant;
import java.util.List;

/** What {@code kubectl describe pdb} tells. */
public final class BudgetDescription {

  private BudgetDescription() {}

  /** The whole text. */
  public static String of(PodDisruptionBudget budget, List<Event> events, Instant now) {
    PodDisruptionBudgetSpec spec = budget.spec();
    PodDisruptionBudgetStatus status = budget.status();
    Description to = new Description();
    to.field("Name", budget.name()).field("Namespace", budget.metadata().namespace());
    to.optional("Min available", spec.minAvailable());
    to.optional("Max unavailable", spec.maxUnavailable());
    to.field("Selector", spec.selector() == null ? "<unset>" : Texts.selector(spec.selector()));
    to.line(0, "Status:");
    to.field(2, "Allowed disruptions", status.disruptionsAllowed());
    to.field(2, "Current", status.currentHealthy());
    to.field(2, "Desired", status.desiredHealthy());
    to.field(2, "Total", status.expectedPods());
    EventSection.write(to, events, now);
    return to.aligned();
  }
}
