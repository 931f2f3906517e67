package io.gondola.kubectl.describe;

import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Toleration;
import io.gondola.api.core.TopologySpreadConstraint;
import io.gondola.kubectl.print.Texts;
import java.util.Comparator;

/** Where a pod may run. */
final class PlacementSection {

  private PlacementSection() {}

  static void selectorsAndTolerations(Description to, int level, PodSpec spec) {
    to.labels(level, "Node-Selectors", spec.nodeSelector());
    to.list(
        level,
        "Tolerations",
        spec.tolerations().stream()
            .sorted(Comparator.comparing(Toleration::key))
            .map(PlacementSection::toleration)
            .toList());
  }

  static void spread(Description to, int level, PodSpec spec) {
    if (!spec.topologySpreadConstraints().isEmpty()) {
      to.list(
          level,
          "Topology Spread Constraints",
          spec.topologySpreadConstraints().stream().map(PlacementSection::spread).toList());
    }
  }

  private static String spread(TopologySpreadConstraint constraint) {
    String rule =
        "%s:%s when max skew %s is exceeded"
            .formatted(
                constraint.topologyKey(), constraint.whenUnsatisfiable(), constraint.maxSkew());
    return constraint.labelSelector() == null
        ? rule
        : "%s for selector %s".formatted(rule, Texts.selector(constraint.labelSelector()));
  }

  private static String toleration(Toleration toleration) {
    StringBuilder text = new StringBuilder(toleration.key());
    if (!toleration.value().isEmpty()) {
      text.append('=').append(toleration.value());
    }
    if (!toleration.effect().isEmpty()) {
      text.append(':').append(toleration.effect());
    }
    if (toleration.operator().equals("Exists") && toleration.value().isEmpty()) {
      text.append(text.isEmpty() ? "op=Exists" : " op=Exists");
    }
    if (toleration.tolerationSeconds() != null) {
      text.append(" for ").append(toleration.tolerationSeconds()).append('s');
    }
    return text.toString();
  }
}
