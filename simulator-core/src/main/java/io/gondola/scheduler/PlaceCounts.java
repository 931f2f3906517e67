package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Counts the pods of each place over the nodes that take part in a spread. */
final class PlaceCounts {

  private final PodInfo pod;
  private final SchedulerCache cache;
  private final ImmutableList<Topology> needed;

  /**
   * @param rules whose labels a node must all have to take part
   */
  PlaceCounts(PodInfo pod, List<SpreadRule> rules, SchedulerCache cache) {
    this.pod = pod;
    this.cache = cache;
    this.needed =
        rules.stream()
            .map(rule -> cache.topology(rule.topologyKey()))
            .collect(ImmutableList.toImmutableList());
  }

  /**
   * The numbers by place.
   *
   * @param taking is set for the places that have a node that takes part
   */
  int[] of(SpreadRule rule, boolean[] taking) {
    Topology topology = cache.topology(rule.topologyKey());
    NodeCounts counts = cache.counts(rule.pods());
    boolean all = rule.nodes().includesAll(pod.spec());
    int[] numbers = new int[topology.places()];
    for (NodeInfo node : cache.nodes()) {
      int place = topology.placeOf(node.slot());
      if (place != Topology.NOWHERE
          && hasEveryKey(node)
          && (all || rule.nodes().includes(pod.spec(), node))) {
        taking[place] = true;
        numbers[place] += counts.at(node.slot());
      }
    }
    return numbers;
  }

  private boolean hasEveryKey(NodeInfo node) {
    for (Topology topology : needed) {
      if (topology.placeOf(node.slot()) == Topology.NOWHERE) {
        return false;
      }
    }
    return true;
  }
}
