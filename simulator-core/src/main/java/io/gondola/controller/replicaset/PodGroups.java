package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.meta.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
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

  private final Map<Group, Map<ObjectKey, PodFacts>> groups = new LinkedHashMap<>();
  private int size;

  private record Group(int deletionCost, String node) {
    static Group of(PodFacts pod) {
      return new Group(pod.deletionCost(), pod.nodeName());
    }

    /** Lower goes first: the lower cost, then the higher rank. */
    long place(int rank) {
      return ((long) deletionCost << Integer.SIZE) - rank;
    }
  }

  int size() {
    return size;
  }

  /** Adds a pod that is not among them. */
  void add(PodFacts pod) {
    groups.computeIfAbsent(Group.of(pod), group -> new LinkedHashMap<>()).put(pod.key(), pod);
    size++;
  }

  /** Removes a pod that is among them. */
  void remove(PodFacts pod) {
    Group group = Group.of(pod);
    Map<ObjectKey, PodFacts> pods = groups.get(group);
    pods.remove(pod.key());
    if (pods.isEmpty()) {
      groups.remove(group);
    }
    size--;
  }

  /** Pods that share a rank. */
  record Ranked(int rank, Collection<PodFacts> pods) {}

  /**
   * At least {@code count} pods, none of which goes after one that is left out: all of some cost
   * and rank, or none.
   */
  ImmutableList<Ranked> leading(int count, ToIntFunction<String> rankOfNode) {
    TreeMap<Long, List<Ranked>> places = new TreeMap<>();
    groups.forEach(
        (group, pods) -> {
          int rank = rankOfNode.applyAsInt(group.node());
          places
              .computeIfAbsent(group.place(rank), place -> new ArrayList<>())
              .add(new Ranked(rank, pods.values()));
        });
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
    return Iterables.concat(groups.values().stream().map(Map::values).collect(toImmutableList()))
        .iterator();
  }
}
