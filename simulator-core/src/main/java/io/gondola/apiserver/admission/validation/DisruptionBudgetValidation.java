package io.gondola.apiserver.admission.validation;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.gondola.api.meta.GoStruct;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.NameSyntax;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetSpec;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import org.jspecify.annotations.Nullable;

/** Checks PodDisruptionBudgets. */
final class DisruptionBudgetValidation {

  private static final ImmutableList<String> POLICIES =
      ImmutableList.of("AlwaysAllow", "IfHealthyBudget");

  private DisruptionBudgetValidation() {}

  static void create(PodDisruptionBudget budget, Errors errors) {
    ObjectMetaValidation.namespaced(
        budget.metadata(), NameRule.SUBDOMAIN, errors.field("metadata"));
    spec(budget.spec(), errors.field("spec"));
  }

  static void update(PodDisruptionBudget budget, PodDisruptionBudget old, Errors errors) {
    Rules.metadata(budget, old, errors);
    spec(budget.spec(), errors.field("spec"));
  }

  static void status(PodDisruptionBudget budget, PodDisruptionBudget old, Errors errors) {
    Rules.metadata(budget, old, errors);
    PodDisruptionBudgetStatus status = budget.status();
    Field at = errors.field("status");
    at.child("disruptionsAllowed").nonNegative(status.disruptionsAllowed());
    at.child("currentHealthy").nonNegative(status.currentHealthy());
    at.child("desiredHealthy").nonNegative(status.desiredHealthy());
    at.child("expectedPods").nonNegative(status.expectedPods());
  }

  private static void spec(PodDisruptionBudgetSpec spec, Field at) {
    if (spec.minAvailable() != null && spec.maxUnavailable() != null) {
      at.invalid(shown(spec), "minAvailable and maxUnavailable cannot be both set");
    }
    amount(spec.minAvailable(), at.child("minAvailable"));
    amount(spec.maxUnavailable(), at.child("maxUnavailable"));
    Labels.selector(spec.selector(), at.child("selector"));
    if (!spec.unhealthyPodEvictionPolicy().isEmpty()) {
      at.child("unhealthyPodEvictionPolicy").oneOf(spec.unhealthyPodEvictionPolicy(), POLICIES);
    }
  }

  private static void amount(@Nullable IntOrString amount, Field at) {
    if (amount instanceof IntOrString.OfInt number) {
      at.nonNegative(number.value());
    } else if (amount instanceof IntOrString.OfString text) {
      ImmutableList<String> wrong = NameSyntax.percent(text.value());
      at.invalidEach(amount, wrong);
      Integer percent = Ints.tryParse(text.value().replace("%", ""));
      if (wrong.isEmpty() && percent != null && percent > 100) {
        at.invalid(amount, "must not be greater than 100%");
      }
    }
  }

  /** Kubernetes shows its internal type here, whose fields have capital letters. */
  private static GoStruct shown(PodDisruptionBudgetSpec spec) {
    return GoStruct.of("MinAvailable", spec.minAvailable())
        .and("Selector", spec.selector())
        .and("MaxUnavailable", spec.maxUnavailable())
        .and("UnhealthyPodEvictionPolicy", Strings.emptyToNull(spec.unhealthyPodEvictionPolicy()));
  }
}
