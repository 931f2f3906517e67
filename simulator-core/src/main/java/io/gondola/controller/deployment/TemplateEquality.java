package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.PodTemplateHash.LABEL;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.gondola.api.core.PodTemplateSpec;

/** Whether two pod templates ask for the same pods. */
final class TemplateEquality {

  private TemplateEquality() {}

  /** Everything must be equal but the hash label, which is the controller's own addition. */
  static boolean equalIgnoringHash(PodTemplateSpec a, PodTemplateSpec b) {
    return a.spec().equals(b.spec()) && withoutHash(a).equals(withoutHash(b));
  }

  /** The template as the user wrote it. */
  static PodTemplateSpec withoutHash(PodTemplateSpec template) {
    ImmutableSortedMap<String, String> labels = template.metadata().labels();
    if (!labels.containsKey(LABEL)) {
      return template;
    }
    return template.withMetadata(
        template
            .metadata()
            .withLabels(
                ImmutableSortedMap.copyOfSorted(
                    Maps.filterKeys(labels, label -> !label.equals(LABEL)))));
  }
}
