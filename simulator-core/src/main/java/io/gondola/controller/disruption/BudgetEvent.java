package io.gondola.controller.disruption;

import com.google.common.base.Joiner;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.LabelSelectorRequirement;
import org.jspecify.annotations.Nullable;

/**
 * What the disruption controller reports.
 *
 * @param type {@code Normal} or {@code Warning}
 */
record BudgetEvent(String type, String reason, String message) {

  static BudgetEvent noPods() {
    return new BudgetEvent("Normal", "NoPods", "No matching pods found");
  }

  static BudgetEvent notCalculated(String problem) {
    return new BudgetEvent(
        "Warning",
        "CalculateExpectedPodCountFailed",
        "Failed to calculate the number of expected pods: " + problem);
  }

  static BudgetEvent unmanagedPods(@Nullable LabelSelector selector) {
    return new BudgetEvent(
        "Warning",
        "UnmanagedPods",
        ("Pods selected by this PodDisruptionBudget (selector: %s) were found to be unmanaged. As a"
                + " result, the status of the PDB cannot be calculated correctly, which may result"
                + " in undefined behavior. To account for these pods please set"
                + " \".spec.minAvailable\" field of the PDB to an integer value.")
            .formatted(shown(selector)));
  }

  /** Kubernetes names the namespace twice and the budget not at all. */
  static BudgetEvent notDeleted(String namespace) {
    return new BudgetEvent(
        "Warning",
        "NotDeleted",
        "Pod was expected by PDB %s/%s to be deleted but it wasn't"
            .formatted(namespace, namespace));
  }

  /** As Go prints a selector. */
  private static String shown(@Nullable LabelSelector selector) {
    if (selector == null) {
      return "nil";
    }
    StringBuilder labels = new StringBuilder();
    selector.matchLabels().forEach((key, value) -> labels.append(key + ": " + value + ","));
    StringBuilder expressions = new StringBuilder();
    selector.matchExpressions().forEach(one -> expressions.append(shown(one)).append(','));
    return ("&LabelSelector{MatchLabels:map[string]string{%s},"
            + "MatchExpressions:[]LabelSelectorRequirement{%s},}")
        .formatted(labels, expressions);
  }

  private static String shown(LabelSelectorRequirement requirement) {
    return "LabelSelectorRequirement{Key:%s,Operator:%s,Values:[%s],}"
        .formatted(
            requirement.key(), requirement.operator(), Joiner.on(' ').join(requirement.values()));
  }
}
