package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.PodSpec;
import java.util.Optional;
import java.util.stream.Stream;

/** The filters that need to look at one node only. */
final class NodeFilters {

  private static final ImmutableList<Filter> ALL =
      Stream.of(Filter.values())
          .filter(filter -> !filter.looksAround())
          .collect(ImmutableList.toImmutableList());

  private NodeFilters() {}

  /** The first reason against the node, if there is one. */
  static Optional<Rejection> reject(PodInfo pod, NodeInfo node) {
    for (Filter filter : ALL) {
      Optional<Rejection> rejection = reject(filter, pod, node);
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return Optional.empty();
  }

  /** What one filter has against the node; those that look around have nothing to say here. */
  static Optional<Rejection> reject(Filter filter, PodInfo pod, NodeInfo node) {
    return switch (filter) {
      case NODE_UNSCHEDULABLE ->
          forGoodIf(isCordoned(pod.spec(), node.node()), filter, "node(s) were unschedulable");
      case NODE_NAME ->
          forGoodIf(
              isAnother(pod.spec(), node.node()),
              filter,
              "node(s) didn't match the requested node name");
      case TAINT_TOLERATION ->
          forGoodIf(
              !Tolerations.tolerateAll(pod.spec().tolerations(), node.node().spec().taints()),
              filter,
              "node(s) had untolerated taint(s)");
      case NODE_AFFINITY ->
          forGoodIf(
              !NodeAffinityMatch.matches(pod.spec(), node.node()),
              filter,
              "node(s) didn't match Pod's node affinity/selector");
      case NODE_PORTS ->
          node.hasPortsFor(pod.hostPorts())
              ? Optional.empty()
              : Optional.of(
                  Rejection.curable(
                      filter, "node(s) didn't have free ports for the requested pod ports"));
      case NODE_RESOURCES_FIT -> ResourcesFit.reject(pod.requests().asked(), node);
      case POD_TOPOLOGY_SPREAD, INTER_POD_AFFINITY -> Optional.empty();
    };
  }

  private static boolean isCordoned(PodSpec spec, Node node) {
    return node.spec().unschedulable() && !Tolerations.tolerateCordon(spec.tolerations());
  }

  private static boolean isAnother(PodSpec spec, Node node) {
    return !spec.nodeName().isEmpty() && !spec.nodeName().equals(node.name());
  }

  private static Optional<Rejection> forGoodIf(boolean rejected, Filter filter, String reason) {
    return rejected ? Optional.of(Rejection.forGood(filter, reason)) : Optional.empty();
  }
}
