package io.gondola.scheduler;

/** What can keep a pod off a node, in the order in which Kubernetes asks. */
enum Filter {
  NODE_UNSCHEDULABLE,
  NODE_NAME,
  TAINT_TOLERATION,
  NODE_AFFINITY,
  NODE_PORTS,
  NODE_RESOURCES_FIT,
  POD_TOPOLOGY_SPREAD,
  INTER_POD_AFFINITY;

  /** Whether it looks at other pods' places, too, and not at one node alone. */
  boolean looksAround() {
    return this == POD_TOPOLOGY_SPREAD || this == INTER_POD_AFFINITY;
  }
}
