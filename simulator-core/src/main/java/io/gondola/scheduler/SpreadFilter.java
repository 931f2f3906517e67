package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;

/** Keeps pods off places that would be too far ahead of the one with the fewest pods. */
final class SpreadFilter implements ClusterFilter {

  private static final String REASON = "node(s) didn't match pod topology spread constraints";

  private final ImmutableList<Spread> spreads;

  /**
   * How one rule stands.
   *
   * @param numbers pods by place
   * @param fewest of any place
   */
  private record Spread(
      SpreadRule rule, Topology topology, ImmutableIntArray numbers, int fewest) {}

  SpreadFilter(PodInfo pod, SchedulerCache cache) {
    this.spreads =
        pod.spread().hard().stream()
            .map(rule -> spread(rule, pod, cache))
            .collect(ImmutableList.toImmutableList());
  }

  private static Spread spread(SpreadRule rule, PodInfo pod, SchedulerCache cache) {
    Topology topology = cache.topology(rule.topologyKey());
    PlaceCounts counts = new PlaceCounts(pod, pod.spread().hard(), cache);
    boolean[] taking = new boolean[topology.places()];
    int[] numbers = counts.of(rule, taking);
    int places = 0;
    int fewest = Integer.MAX_VALUE;
    for (int place = 0; place < numbers.length; place++) {
      if (taking[place]) {
        places++;
        fewest = Math.min(fewest, numbers[place]);
      }
    }
    // Places that are still to come hold nothing, so that pods wait for them.
    boolean enough = places > 0 && places >= rule.skew().minDomains();
    return new Spread(rule, topology, ImmutableIntArray.copyOf(numbers), enough ? fewest : 0);
  }

  @Override
  public Optional<Rejection> reject(NodeInfo node) {
    for (Spread spread : spreads) {
      int place = spread.topology().placeOf(node.slot());
      if (place == Topology.NOWHERE) {
        return Optional.of(
            Rejection.forGood(Filter.POD_TOPOLOGY_SPREAD, REASON + " (missing required label)"));
      }
      int after = spread.numbers().get(place) + (spread.rule().countsItself() ? 1 : 0);
      if (after - spread.fewest() > spread.rule().skew().max()) {
        return Optional.of(Rejection.curable(Filter.POD_TOPOLOGY_SPREAD, REASON));
      }
    }
    return Optional.empty();
  }
}
