package io.gondola.scheduler;

/** How many nodes are enough to choose among. */
final class Sampling {

  private static final int FEWEST = 100;
  private static final int LOWEST_PERCENTAGE = 5;

  private Sampling() {}

  /**
   * How many feasible nodes end the search: all of a small cluster, a share of a large one.
   *
   * @param percentage of the nodes; 0 for one that falls as the cluster grows, Kubernetes' default
   */
  static int feasibleNodes(int nodes, int percentage) {
    if (nodes < FEWEST) {
      return nodes;
    }
    int share = percentage == 0 ? Math.max(LOWEST_PERCENTAGE, 50 - nodes / 125) : percentage;
    return (int) Math.min(nodes, Math.max(FEWEST, (long) nodes * share / 100));
  }
}
