package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.LabelSelector;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Raw;
import io.gondola.apiserver.admission.pod.PodSpecValidation;
import org.jspecify.annotations.Nullable;

/** Checks selector and pod template of a ReplicaSet, which is what a Deployment makes. */
final class PodTemplateValidation {

  private PodTemplateValidation() {}

  /**
   * Checks both.
   *
   * @param at the spec that holds them
   */
  static void validate(@Nullable LabelSelector selector, PodTemplateSpec template, Field at) {
    Field selectorField = at.child("selector");
    if (selector == null) {
      selectorField.required();
    } else {
      Labels.selector(selector, selectorField);
      if (isEmpty(selector)) {
        // The same word for ReplicaSets.
        selectorField.invalid(selector, "empty selector is invalid for deployment");
      }
    }
    if (selector != null && !Labels.isValid(selector)) {
      selectorField.invalid(selector, "invalid label selector");
    } else {
      template(selector, template, at.child("template"));
    }
  }

  private static boolean isEmpty(LabelSelector selector) {
    return selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty();
  }

  private static void template(
      @Nullable LabelSelector selector, PodTemplateSpec template, Field at) {
    matching(selector, template.metadata().labels(), at.child("metadata").child("labels"));
    // Other label errors leave the metadata out of their path.
    Labels.labels(template.metadata().labels(), at.child("labels"));
    ObjectMetaValidation.annotations(template.metadata().annotations(), at.child("annotations"));
    PodAnnotationsValidation.validate(template.metadata(), at.child("annotations"));
    PodSpec spec = template.spec();
    Field specField = at.child("spec");
    PodSpecValidation.validate(spec, false, specField);
    if (!Raw.of(spec.other()).children("ephemeralContainers").isEmpty()) {
      specField
          .child("ephemeralContainers")
          .forbidden("ephemeral containers not allowed in pod template");
    }
    specField.child("restartPolicy").oneOf(spec.restartPolicy(), ImmutableList.of("Always"));
    if (spec.activeDeadlineSeconds() != null) {
      specField
          .child("activeDeadlineSeconds")
          .forbidden("activeDeadlineSeconds in ReplicaSet is not Supported");
    }
  }

  /** No selector matches nothing; an empty one is an error of its own. */
  private static void matching(
      @Nullable LabelSelector selector, ImmutableSortedMap<String, String> labels, Field at) {
    if (selector == null || !selector.toSelector().matches(labels)) {
      at.invalid(labels.isEmpty() ? null : labels, "`selector` does not match template `labels`");
    }
  }
}
