package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the pods of a class fit each node, as far as that depends on the node alone. A node is looked
 * at again only after something has changed on it.
 */
final class ClassFits {

  /** Stands for a node that cannot take such a pod. */
  static final long MISFIT = -1;

  private static final long UNKNOWN = -2;

  // One number holds all of a node's marks: resources below, then taints, then preference. Most
  // nodes have no marks but that of their resources.
  private static final int TAINTS = 16;
  private static final int PREFERENCE = 32;
  private static final long MARK = 0xffff;

  private final PodInfo pod;
  private final SchedulerCache cache;
  private final PodCounts counts;
  private final long[] marks;
  private int changesSeen;
  private final ImmutableList<SoftSpread> spread;
  private final HostCrowds crowds;

  private long failedAt = -1;
  private Optional<FitFailure> failure = Optional.empty();

  ClassFits(PodInfo pod, SchedulerCache cache) {
    this.pod = pod;
    this.cache = cache;
    this.counts = cache.counts();
    this.marks = new long[cache.nodes().size()];
    this.changesSeen = cache.changes();
    Arrays.fill(marks, UNKNOWN);
    this.spread = SoftSpread.of(pod, cache);
    this.crowds = new HostCrowds(pod, spread, marks.length);
  }

  /** Whether it speaks of the nodes as they stand in the cache. */
  boolean isOf(SchedulerCache current) {
    return current == cache && current.counts() == counts;
  }

  /** Takes note of what has changed; call it before looking at marks. */
  void catchUp() {
    while (changesSeen < cache.changes()) {
      marks[cache.change(changesSeen++)] = UNKNOWN;
    }
  }

  /** The marks of a node, or {@link #MISFIT}. */
  long marks(int slot) {
    long known = marks[slot];
    return known == UNKNOWN ? look(slot) : known;
  }

  private long look(int slot) {
    long found = look(cache.nodes().get(slot));
    marks[slot] = found;
    return found;
  }

  private long look(NodeInfo node) {
    if (NodeFilters.reject(pod, node).isPresent()) {
      return MISFIT;
    }
    long resources =
        LeastAllocated.score(pod.requests().counted(), node)
            + BalancedAllocation.score(pod.requests(), node);
    long taints = Tolerations.unheeded(pod.spec().tolerations(), node.node().spec().taints());
    long preference = NodeAffinityMatch.preference(pod.spec(), node.node());
    return resources | taints << TAINTS | preference << PREFERENCE;
  }

  /** Whether there is nothing to say about a node but what its resources score. */
  static boolean arePlain(long marks) {
    return marks >> TAINTS == 0;
  }

  /** What the node's resources score. */
  static long resources(long marks) {
    return marks & MARK;
  }

  /** How many taints of the node ask such a pod to stay away. */
  static long taints(long marks) {
    return marks >> TAINTS & MARK;
  }

  /** How much such a pod prefers the node. */
  static long preference(long marks) {
    return marks >> PREFERENCE;
  }

  ImmutableList<SoftSpread> spread() {
    return spread;
  }

  HostCrowds crowds() {
    return crowds;
  }

  /** Why such a pod could not be placed, if nothing has changed since. */
  Optional<FitFailure> failure() {
    return failedAt == cache.version() ? failure : Optional.empty();
  }

  FitFailure failed(FitFailure newFailure) {
    failedAt = cache.version();
    failure = Optional.of(newFailure);
    return newFailure;
  }
}
