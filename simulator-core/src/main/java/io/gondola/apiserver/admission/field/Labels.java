package io.gondola.apiserver.admission.field;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.LabelSelectorRequirement;
import org.jspecify.annotations.Nullable;

/** Checks labels and label selectors. */
public final class Labels {

  private static final ImmutableList<String> WITH_VALUES = ImmutableList.of("In", "NotIn");
  private static final ImmutableList<String> WITHOUT_VALUES =
      ImmutableList.of("Exists", "DoesNotExist");

  private Labels() {}

  /** Errors point at the map: Kubernetes does not name the entry. */
  public static void labels(ImmutableSortedMap<String, String> labels, Field at) {
    labels.forEach(
        (key, value) -> {
          Names.qualifiedName(key, at);
          at.invalidEach(value, Names.labelValue(value));
        });
  }

  public static void selector(@Nullable LabelSelector selector, Field at) {
    if (selector == null) {
      return;
    }
    labels(selector.matchLabels(), at.child("matchLabels"));
    Field expressions = at.child("matchExpressions");
    for (int i = 0; i < selector.matchExpressions().size(); i++) {
      requirement(selector.matchExpressions().get(i), expressions.index(i));
    }
  }

  private static void requirement(LabelSelectorRequirement requirement, Field at) {
    Field values = at.child("values");
    if (WITH_VALUES.contains(requirement.operator())) {
      if (requirement.values().isEmpty()) {
        values.required("must be specified when `operator` is 'In' or 'NotIn'");
      }
    } else if (WITHOUT_VALUES.contains(requirement.operator())) {
      if (!requirement.values().isEmpty()) {
        values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      }
    } else {
      at.child("operator").invalid(requirement.operator(), "not a valid selector operator");
    }
    Names.qualifiedName(requirement.key(), at.child("key"));
    eachLabelValue(requirement.values(), values);
  }

  /** Each value by its position. */
  public static void eachLabelValue(ImmutableList<String> values, Field at) {
    for (int i = 0; i < values.size(); i++) {
      at.index(i).invalidEach(values.get(i), Names.labelValue(values.get(i)));
    }
  }

  /** Whether the selector can be evaluated at all; an invalid one selects nothing. */
  public static boolean isValid(LabelSelector selector) {
    Errors errors = new Errors();
    selector(selector, errors.field("selector"));
    return errors.count() == 0;
  }
}
