package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.TopologySpreadConstraint;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import org.jspecify.annotations.Nullable;

/** Checks topology spread constraints. */
final class TopologySpreadValidation {

  private static final ImmutableList<String> ACTIONS =
      ImmutableList.of("DoNotSchedule", "ScheduleAnyway");
  private static final ImmutableList<String> NODE_POLICIES = ImmutableList.of("Honor", "Ignore");

  private TopologySpreadValidation() {}

  static void validate(ImmutableList<TopologySpreadConstraint> constraints, Field at) {
    for (int i = 0; i < constraints.size(); i++) {
      Field constraint = at.index(i);
      basics(constraints.get(i), constraint);
      repetition(constraints, i, constraint.child("{topologyKey, whenUnsatisfiable}"));
      rest(constraints.get(i), constraint);
    }
  }

  private static void basics(TopologySpreadConstraint constraint, Field at) {
    at.child("maxSkew").positive(constraint.maxSkew());
    if (constraint.topologyKey().isEmpty()) {
      at.child("topologyKey").required("can not be empty");
    }
    at.child("whenUnsatisfiable").oneOf(constraint.whenUnsatisfiable(), ACTIONS);
  }

  /** Two constraints of one key and action would say the same thing twice. */
  private static void repetition(
      ImmutableList<TopologySpreadConstraint> constraints, int position, Field at) {
    TopologySpreadConstraint constraint = constraints.get(position);
    for (TopologySpreadConstraint later : constraints.subList(position + 1, constraints.size())) {
      if (later.topologyKey().equals(constraint.topologyKey())
          && later.whenUnsatisfiable().equals(constraint.whenUnsatisfiable())) {
        at.duplicate("{" + later.topologyKey() + ", " + later.whenUnsatisfiable() + "}");
        return;
      }
    }
  }

  private static void rest(TopologySpreadConstraint constraint, Field at) {
    if (constraint.minDomains() != null) {
      minDomains(constraint.minDomains(), constraint, at.child("minDomains"));
    }
    policy(constraint.nodeAffinityPolicy(), at.child("nodeAffinityPolicy"));
    policy(constraint.nodeTaintsPolicy(), at.child("nodeTaintsPolicy"));
    LabelKeysValidation.validate(
        constraint.matchLabelKeys(), ImmutableList.of(), constraint.labelSelector(), at);
    Labels.selector(constraint.labelSelector(), at.child("labelSelector"));
  }

  private static void policy(@Nullable String policy, Field at) {
    if (policy != null) {
      at.oneOf(policy, NODE_POLICIES);
    }
  }

  private static void minDomains(long least, TopologySpreadConstraint constraint, Field at) {
    at.positive(least);
    if (!constraint.whenUnsatisfiable().equals("DoNotSchedule")) {
      at.invalid(
          least,
          "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not "
              + constraint.whenUnsatisfiable());
    }
  }
}
