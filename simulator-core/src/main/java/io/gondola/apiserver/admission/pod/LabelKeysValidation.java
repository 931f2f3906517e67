package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.LabelSelectorRequirement;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code matchLabelKeys} and {@code mismatchLabelKeys} against their label selector. */
final class LabelKeysValidation {

  private LabelKeysValidation() {}

  static void validate(
      ImmutableList<String> match,
      ImmutableList<String> mismatch,
      @Nullable LabelSelector selector,
      Field at) {
    keys(match, selector, at.child("matchLabelKeys"));
    keys(mismatch, selector, at.child("mismatchLabelKeys"));
    if (selector != null) {
      overlap(match, selector, at);
    }
    for (int i = 0; i < match.size(); i++) {
      if (mismatch.contains(match.get(i))) {
        at.child("matchLabelKeys")
            .index(i)
            .invalid(match.get(i), "exists in both matchLabelKeys and mismatchLabelKeys");
      }
    }
  }

  private static void keys(ImmutableList<String> keys, @Nullable LabelSelector selector, Field at) {
    if (!keys.isEmpty() && selector == null) {
      at.forbidden("must not be specified when labelSelector is not set");
      return;
    }
    for (int i = 0; i < keys.size(); i++) {
      Names.qualifiedName(keys.get(i), at.index(i));
    }
  }

  /** A key that the selector names in two places, one of them as a matched key. */
  private static void overlap(ImmutableList<String> keys, LabelSelector selector, Field at) {
    Set<String> seen = new HashSet<>(selector.matchLabels().keySet());
    for (LabelSelectorRequirement expression : selector.matchExpressions()) {
      int position = keys.indexOf(expression.key());
      if (!seen.add(expression.key()) && position >= 0) {
        at.index(position)
            .invalid(expression.key(), "exists in both matchLabelKeys and labelSelector");
      }
    }
  }
}
