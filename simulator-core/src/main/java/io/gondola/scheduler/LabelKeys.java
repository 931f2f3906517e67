package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.LabelSelectorRequirement;
import io.gondola.api.meta.Selector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels whose values another pod must, or must not, share with the pod itself. */
record LabelKeys(ImmutableList<String> match, ImmutableList<String> mismatch) {

  /** The selector narrowed by the pod's own values; keys that the pod lacks do not count. */
  Selector selector(@Nullable LabelSelector selector, Map<String, String> podLabels) {
    if (selector == null) {
      return Selector.nothing();
    }
    ImmutableList.Builder<LabelSelectorRequirement> requirements = ImmutableList.builder();
    requirements.addAll(selector.matchExpressions());
    requirements.addAll(requirements("In", match, podLabels));
    requirements.addAll(requirements("NotIn", mismatch, podLabels));
    return selector.withMatchExpressions(requirements.build()).toSelector();
  }

  private static List<LabelSelectorRequirement> requirements(
      String operator, List<String> keys, Map<String, String> podLabels) {
    return keys.stream()
        .filter(podLabels::containsKey)
        .map(
            key ->
                new LabelSelectorRequirement(key, operator, ImmutableList.of(podLabels.get(key))))
        .toList();
  }
}
