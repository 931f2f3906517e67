package io.gondola.scheduler;

/**
 * A pod on a node.
 *
 * @param terminating whether it is on its way out
 */
record Assignment(PodClass pods, NodeInfo node, boolean terminating) {

  /** Whether the node is one that is known: others hold pods, but have no place yet. */
  boolean isOnNode() {
    return node.slot() != NodeInfo.NOWHERE;
  }
}
