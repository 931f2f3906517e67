package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.BoundType;
import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.SortedMultiset;
import com.google.common.collect.TreeMultiset;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pods that a ReplicaSet has claimed, counted as they come, change and go.
 *
 * <p>Kubernetes lists and counts all of a ReplicaSet's pods in each sync. That makes a rollout's
 * cost grow with the square of its size; here a sync reads the counts, and each change of a pod
 * costs at most the logarithm of their number. Feed it what the ReplicaSet controls and selects,
 * and nothing else: it does not check ownership.
 */
final class PodTally {

  /** In order of arrival, which an update does not change. */
  private final Map<ObjectKey, TalliedPod> pods = new LinkedHashMap<>();

  private final NavigableMap<Integer, PodGroups> activeByStanding = new TreeMap<>();
  private final Multiset<String> activeByNode = LinkedHashMultiset.create();
  private final SortedMultiset<Instant> readyTimes = TreeMultiset.create();
  private int active;
  private int fullyLabeled;
  private int ready;
  private int terminating;

  /** Adds a pod, or replaces the version known so far. */
  void put(PodFacts pod) {
    TalliedPod tallied = pods.computeIfAbsent(pod.key(), key -> new TalliedPod());
    PodFacts before = tallied.facts();
    leaveGroup(tallied);
    tallied.see(pod);
    if (isActive(pod)) {
      activeByStanding.computeIfAbsent(pod.standing(), standing -> new PodGroups()).add(tallied);
    }
    count(before, pod);
  }

  /** Forgets a pod; nothing happens if it is not known. */
  void remove(ObjectKey pod) {
    TalliedPod tallied = pods.remove(pod);
    if (tallied != null) {
      leaveGroup(tallied);
      count(tallied.facts(), null);
    }
  }

  boolean has(ObjectKey pod) {
    return pods.containsKey(pod);
  }

  /** How many pods count as replicas. */
  int active() {
    return active;
  }

  /**
   * All counts at once. Take them where a sync begins: Kubernetes publishes what the sync saw
   * before its own creations and deletions.
   */
  PodCounts counts(int minReadySeconds, Instant now) {
    return new PodCounts(active, fullyLabeled, ready, available(minReadySeconds, now), terminating);
  }

  /** When the next ready pod turns available; nothing if none is on its way there. */
  Optional<Instant> nextAvailable(int minReadySeconds, Instant now) {
    if (minReadySeconds == 0) {
      return Optional.empty();
    }
    Multiset.Entry<Instant> next =
        readyTimes.tailMultiset(now.minusSeconds(minReadySeconds), BoundType.OPEN).firstEntry();
    return Optional.ofNullable(next).map(time -> time.getElement().plusSeconds(minReadySeconds));
  }

  /** How many active pods are on that node; the empty name stands for no node. */
  int activeOn(String nodeName) {
    return activeByNode.count(nodeName);
  }

  /** Every pod in order of arrival, whatever its stage. */
  Collection<PodFacts> pods() {
    return Collections2.transform(pods.values(), pod -> requireNonNull(pod.facts()));
  }

  /** The active pods in order of arrival. Takes time with the number of pods. */
  ImmutableList<Pod> activePods() {
    return pods().stream().filter(PodTally::isActive).map(PodFacts::pod).collect(toImmutableList());
  }

  /** The active pods of each standing, lowest first. */
  Collection<PodGroups> activeByStanding() {
    return Collections.unmodifiableCollection(activeByStanding.values());
  }

  /** With zero seconds, every ready pod: even one whose Ready condition tells no time. */
  private int available(int minReadySeconds, Instant now) {
    return minReadySeconds == 0
        ? ready
        : readyTimes.headMultiset(now.minusSeconds(minReadySeconds), BoundType.CLOSED).size();
  }

  private void leaveGroup(TalliedPod pod) {
    PodFacts facts = pod.facts();
    if (facts == null || !isActive(facts)) {
      return;
    }
    PodGroups standing = activeByStanding.get(facts.standing());
    standing.remove(pod);
    if (standing.size() == 0) {
      activeByStanding.remove(facts.standing());
    }
  }

  private void count(@Nullable PodFacts before, @Nullable PodFacts after) {
    if (before != null) {
      count(before, -1);
    }
    if (after != null) {
      count(after, 1);
    }
    // Most changes of a pod leave these two as they were.
    replace(activeByNode, activeNode(before), activeNode(after));
    replace(readyTimes, readyTime(before), readyTime(after));
  }

  private void count(PodFacts pod, int change) {
    switch (pod.stage()) {
      case ACTIVE -> {
        active += change;
        fullyLabeled += pod.fullyLabeled() ? change : 0;
        ready += pod.ready() ? change : 0;
      }
      case TERMINATING -> terminating += change;
      case FINISHED -> {}
    }
  }

  private static <E> void replace(Multiset<E> counts, @Nullable E before, @Nullable E after) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before != null) {
      counts.remove(before);
    }
    if (after != null) {
      counts.add(after);
    }
  }

  private static @Nullable String activeNode(@Nullable PodFacts pod) {
    return pod != null && isActive(pod) ? pod.nodeName() : null;
  }

  private static @Nullable Instant readyTime(@Nullable PodFacts pod) {
    return pod != null && isActive(pod) ? pod.readySince() : null;
  }

  private static boolean isActive(PodFacts pod) {
    return pod.stage() == PodFacts.Stage.ACTIVE;
  }
}
