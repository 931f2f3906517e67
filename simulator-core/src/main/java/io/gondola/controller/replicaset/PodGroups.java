package io.gondola.controller.replicaset;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Active pods of one standing, grouped by what the deletion order looks at next: their deletion
 * cost, and the node, whose rank they share.
 *
 * <p>Most steps of a rollout delete a few pods out of thousands. Ranking the nodes first leaves the
 * pods of a few nodes to look at, one by one.
 */
final class PodGroups implements Iterable<PodFacts> {

  private final Map<PodGroup.Traits, PodGroup> groups = new LinkedHashMap<>();
  private int size;

  int size() {
    return size;
  }

  /** Adds a pod that is not among them. */
  void add(TalliedPod pod) {
    groups.computeIfAbsent(PodGroup.Traits.of(requireNonNull(pod.facts())), PodGroup::new).add(pod);
    size++;
  }

  /** Removes a pod that is among them. */
  void remove(TalliedPod pod) {
    PodGroup group = requireNonNull(pod.group);
    group.remove(pod);
    if (group.size() == 0) {
      groups.remove(group.traits());
    }
    size--;
  }

  /**
   * Pods that go before or after others together.
   *
   * @param place lower goes first: the lower deletion cost, then the node with more related pods
   */
  record Ranked(long place, PodGroup pods) {

    static Ranked of(PodGroup pods, ToIntFunction<String> rankOfNode) {
      PodGroup.Traits traits = pods.traits();
      long cost = traits.deletionCost();
      return new Ranked((cost << Integer.SIZE) - rankOfNode.applyAsInt(traits.node()), pods);
    }
  }

  /**
   * At least {@code count} pods, none of which goes after one that is left out: all of some place,
   * or none.
   */
  ImmutableList<Ranked> leading(int count, ToIntFunction<String> rankOfNode) {
    TreeMap<Long, List<Ranked>> places = new TreeMap<>();
    for (PodGroup group : groups.values()) {
      Ranked ranked = Ranked.of(group, rankOfNode);
      places.computeIfAbsent(ranked.place(), place -> new ArrayList<>()).add(ranked);
    }
    ImmutableList.Builder<Ranked> leading = ImmutableList.builder();
    int found = 0;
    for (List<Ranked> equals : places.values()) {
      if (found >= count) {
        break;
      }
      leading.addAll(equals);
      found += equals.stream().mapToInt(ranked -> ranked.pods().size()).sum();
    }
    return leading.build();
  }

  @Override
  public Iterator<PodFacts> iterator() {
    return Iterables.concat(groups.values()).iterator();
  }
}
