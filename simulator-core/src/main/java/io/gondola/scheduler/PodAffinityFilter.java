package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;

/** Keeps a pod near the pods that it needs, and away from those that it, or they, cannot stand. */
final class PodAffinityFilter implements ClusterFilter {

  private final ImmutableList<Places> near;
  private final ImmutableList<Places> away;
  private final ImmutableList<Places> repelling;
  private final boolean isFirstOfItsKind;

  /** Pods that matter for one term, by place. */
  private record Places(Topology topology, ImmutableIntArray numbers) {

    static Places of(NodeCounts counts, String topologyKey, SchedulerCache cache) {
      Topology topology = cache.topology(topologyKey);
      return new Places(topology, ImmutableIntArray.copyOf(counts.places(topology)));
    }

    boolean hasNo(NodeInfo node) {
      return topology.placeOf(node.slot()) == Topology.NOWHERE;
    }

    boolean hasPodsAt(NodeInfo node) {
      int place = topology.placeOf(node.slot());
      return place != Topology.NOWHERE && numbers.get(place) > 0;
    }

    boolean isEmpty() {
      return numbers.stream().allMatch(number -> number == 0);
    }
  }

  PodAffinityFilter(PodInfo pod, SchedulerCache cache) {
    PodTerms terms = pod.terms();
    this.near =
        terms.near().stream()
            .map(term -> Places.of(cache.counts(terms.nearPods()), term.topologyKey(), cache))
            .collect(ImmutableList.toImmutableList());
    this.away =
        terms.away().stream()
            .map(
                term ->
                    Places.of(
                        cache.counts(PodQuery.affinity(term.pods())), term.topologyKey(), cache))
            .collect(ImmutableList.toImmutableList());
    this.repelling =
        cache.counts().repelling(pod).entrySet().stream()
            .map(entry -> Places.of(entry.getValue(), entry.getKey().topologyKey(), cache))
            .collect(ImmutableList.toImmutableList());
    // Or a group whose pods need each other could never begin.
    this.isFirstOfItsKind =
        near.stream().allMatch(Places::isEmpty)
            && terms.nearPods().matches(pod, cache.namespaces());
  }

  @Override
  public Optional<Rejection> reject(NodeInfo node) {
    if (!isNear(node)) {
      return Optional.of(
          Rejection.forGood(Filter.INTER_POD_AFFINITY, "node(s) didn't match pod affinity rules"));
    }
    if (away.stream().anyMatch(places -> places.hasPodsAt(node))) {
      return Optional.of(
          Rejection.curable(
              Filter.INTER_POD_AFFINITY, "node(s) didn't match pod anti-affinity rules"));
    }
    if (repelling.stream().anyMatch(places -> places.hasPodsAt(node))) {
      return Optional.of(
          Rejection.curable(
              Filter.INTER_POD_AFFINITY,
              "node(s) didn't satisfy existing pods anti-affinity rules"));
    }
    return Optional.empty();
  }

  private boolean isNear(NodeInfo node) {
    return near.stream().noneMatch(places -> places.hasNo(node))
        && (near.stream().allMatch(places -> places.hasPodsAt(node)) || isFirstOfItsKind);
  }
}
