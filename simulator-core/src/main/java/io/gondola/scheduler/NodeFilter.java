package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Taint;
import io.gondola.api.core.Toleration;
import java.util.Optional;

/** What about a node itself, full or empty, keeps a pod off it. */
final class NodeFilter {

  /** Cordoning counts as a taint, so that a pod may tolerate it. */
  private static final Taint CORDONED =
      new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule", null);

  private NodeFilter() {}

  /** The first filter that fails supplies the reason, in Kubernetes' order of filters. */
  static Optional<String> refusal(PodNeeds needs, Node node) {
    if (node.spec().unschedulable() && !tolerates(needs.tolerations(), CORDONED)) {
      return Optional.of("node(s) were unschedulable");
    }
    for (Taint taint : node.spec().taints()) {
      if (!taint.effect().equals("PreferNoSchedule") && !tolerates(needs.tolerations(), taint)) {
        return Optional.of("node(s) had untolerated taint(s)");
      }
    }
    boolean selected =
        node.metadata().labels().entrySet().containsAll(needs.nodeSelector().entrySet());
    return selected
        ? Optional.empty()
        : Optional.of("node(s) didn't match Pod's node affinity/selector");
  }

  private static boolean tolerates(ImmutableList<Toleration> tolerations, Taint taint) {
    return tolerations.stream().anyMatch(toleration -> toleration.tolerates(taint));
  }
}
