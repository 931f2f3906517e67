package io.gondola.scheduler;

import com.google.common.primitives.Longs;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeAffinity;
import io.gondola.api.core.NodeSelector;
import io.gondola.api.core.NodeSelectorRequirement;
import io.gondola.api.core.NodeSelectorTerm;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PreferredSchedulingTerm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a node is one that a pod asks for by labels or name. */
final class NodeAffinityMatch {

  private NodeAffinityMatch() {}

  /** Both the node selector and the required affinity must hold. */
  static boolean matches(PodSpec spec, Node node) {
    if (!spec.nodeSelector().isEmpty()
        && !node.metadata().labels().entrySet().containsAll(spec.nodeSelector().entrySet())) {
      return false;
    }
    NodeAffinity affinity = affinity(spec);
    NodeSelector required =
        affinity == null ? null : affinity.requiredDuringSchedulingIgnoredDuringExecution();
    return required == null
        || required.nodeSelectorTerms().stream().anyMatch(term -> matches(term, node));
  }

  /** Whether the pod asks for certain nodes at all. */
  static boolean isSelective(PodSpec spec) {
    NodeAffinity affinity = affinity(spec);
    return !spec.nodeSelector().isEmpty()
        || (affinity != null && affinity.requiredDuringSchedulingIgnoredDuringExecution() != null);
  }

  /** The weights of all preferences that the node meets. */
  static int preference(PodSpec spec, Node node) {
    NodeAffinity affinity = affinity(spec);
    if (affinity == null) {
      return 0;
    }
    int sum = 0;
    for (PreferredSchedulingTerm term :
        affinity.preferredDuringSchedulingIgnoredDuringExecution()) {
      sum += matches(term.preference(), node) ? term.weight() : 0;
    }
    return sum;
  }

  private static @Nullable NodeAffinity affinity(PodSpec spec) {
    return spec.affinity() == null ? null : spec.affinity().nodeAffinity();
  }

  private static boolean matches(NodeSelectorTerm term, Node node) {
    if (term.matchExpressions().isEmpty() && term.matchFields().isEmpty()) {
      return false;
    }
    return term.matchExpressions().stream()
            .allMatch(
                requirement ->
                    matches(requirement, node.metadata().labels().get(requirement.key())))
        // The name is the only field that can be asked for.
        && term.matchFields().stream().allMatch(requirement -> matches(requirement, node.name()));
  }

  private static boolean matches(NodeSelectorRequirement requirement, @Nullable String value) {
    List<String> values = requirement.values();
    return switch (requirement.operator()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> value != null && isLess(values.get(0), value);
      case "Lt" -> value != null && isLess(value, values.get(0));
      default -> false;
    };
  }

  /** A text that is no number is on neither side of any. */
  private static boolean isLess(String smaller, String larger) {
    Long left = Longs.tryParse(smaller);
    Long right = Longs.tryParse(larger);
    return left != null && right != null && left < right;
  }
}
