package io.gondola.scheduler;

import java.util.Set;

/** Which changes are worth another try for a pod, by what kept it off the nodes. */
final class QueueingHints {

  private QueueingHints() {}

  /**
   * A node has come or changed: it helps if nothing about it keeps the pod off any longer.
   * Kubernetes is content if one of several failures is cured, and tries in vain: after an
   * uncordon, for one, the taint that goes with the cordon is still there for a moment.
   */
  static boolean nodeHelps(Set<Filter> failed, PodInfo pod, NodeInfo node) {
    return failed.isEmpty()
        || failed.stream().anyMatch(Filter::looksAround)
        || NodeFilters.reject(pod, node).isEmpty();
  }

  /** A pod has left its node: that frees what it took, and changes who is near. */
  static boolean departureHelps(Set<Filter> failed) {
    return failed.contains(Filter.NODE_RESOURCES_FIT)
        || failed.contains(Filter.NODE_PORTS)
        || neighboursHelp(failed);
  }

  /** A pod has come to a node, or got other labels. */
  static boolean neighboursHelp(Set<Filter> failed) {
    return failed.stream().anyMatch(Filter::looksAround);
  }
}
