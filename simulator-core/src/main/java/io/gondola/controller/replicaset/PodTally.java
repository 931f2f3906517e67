package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.BoundType;
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
import java.util.Optional;
import java.util.TreeMap;

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
  private final Map<ObjectKey, PodFacts> pods = new LinkedHashMap<>();

  private final NavigableMap<Integer, PodGroups> activeByStanding = new TreeMap<>();
  private final Multiset<String> activeByNode = LinkedHashMultiset.create();
  private final SortedMultiset<Instant> readyTimes = TreeMultiset.create();
  private int active;
  private int fullyLabeled;
  private int ready;
  private int terminating;

  /** Adds a pod, or replaces the version known so far. */
  void put(PodFacts pod) {
    PodFacts before = pods.put(pod.key(), pod);
    if (before != null) {
      leave(before);
    }
    enter(pod);
  }

  /** Forgets a pod; nothing happens if it is not known. */
  void remove(ObjectKey pod) {
    PodFacts before = pods.remove(pod);
    if (before != null) {
      leave(before);
    }
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
    return Collections.unmodifiableCollection(pods.values());
  }

  /** The active pods in order of arrival. Takes time with the number of pods. */
  ImmutableList<Pod> activePods() {
    return pods.values().stream()
        .filter(pod -> pod.stage() == PodFacts.Stage.ACTIVE)
        .map(PodFacts::pod)
        .collect(toImmutableList());
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

  private void enter(PodFacts pod) {
    switch (pod.stage()) {
      case ACTIVE -> {
        activeByStanding.computeIfAbsent(pod.standing(), standing -> new PodGroups()).add(pod);
        activeByNode.add(pod.nodeName());
        if (pod.readySince() != null) {
          readyTimes.add(pod.readySince());
        }
        countActive(pod, 1);
      }
      case TERMINATING -> terminating++;
      case FINISHED -> {}
    }
  }

  private void leave(PodFacts pod) {
    switch (pod.stage()) {
      case ACTIVE -> {
        PodGroups standing = activeByStanding.get(pod.standing());
        standing.remove(pod);
        if (standing.size() == 0) {
          activeByStanding.remove(pod.standing());
        }
        activeByNode.remove(pod.nodeName());
        if (pod.readySince() != null) {
          readyTimes.remove(pod.readySince());
        }
        countActive(pod, -1);
      }
      case TERMINATING -> terminating--;
      case FINISHED -> {}
    }
  }

  private void countActive(PodFacts pod, int change) {
    active += change;
    fullyLabeled += pod.fullyLabeled() ? change : 0;
    ready += pod.ready() ? change : 0;
  }
}
