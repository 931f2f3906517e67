package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import io.gondola.api.core.Pod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Which pods go first when a ReplicaSet has too many.
 *
 * <p>In this order: not scheduled; by phase; not ready; the lower deletion cost; more related pods
 * on the same node; ready for a shorter time; more restarts; younger. Pods that have been ready
 * since different moments but, to a factor of two, equally long are ordered by uid and nothing
 * after that.
 *
 * <p>That last rule makes Kubernetes' comparison run in circles: of two pods ready since the same
 * second the one with more restarts goes first, yet by uid a third may fall after the one and
 * before the other. Kubernetes' sort then gives any result. Here the uid decides among all pods of
 * such a group, and restarts and creation only where the whole group became ready at one time.
 */
final class PodDeletionOrder {

  private final ToIntFunction<String> relatedPodsOnNode;
  private final Instant now;

  /**
   * @param relatedPodsOnNode how many related pods are active on the node of that name; see {@link
   *     #relatedPodsOnNode}
   */
  PodDeletionOrder(ToIntFunction<String> relatedPodsOnNode, Instant now) {
    this.relatedPodsOnNode = relatedPodsOnNode;
    this.now = now;
  }

  /**
   * Counts the active pods of a ReplicaSet and its siblings on a node.
   *
   * <p>Kubernetes counts what the siblings' selectors match. That differs from what they have
   * claimed only if somebody else owns such a pod.
   *
   * @param siblings all ReplicaSets of one Deployment; none for a ReplicaSet without a controller
   */
  static ToIntFunction<String> relatedPodsOnNode(ImmutableList<PodTally> siblings) {
    ImmutableList<PodTally> inUse =
        siblings.stream().filter(tally -> tally.active() > 0).collect(toImmutableList());
    return nodeName -> inUse.stream().mapToInt(tally -> tally.activeOn(nodeName)).sum();
  }

  /**
   * The {@code count} pods to delete; all active ones, in order of arrival, if there are no more.
   * Looks at single pods only among those of the standing in which the last of them is found.
   */
  ImmutableList<Pod> choose(PodTally tally, int count) {
    if (count >= tally.active()) {
      return tally.activePods();
    }
    ImmutableList.Builder<Pod> chosen = ImmutableList.builder();
    int missing = count;
    for (PodGroups pods : tally.activeByStanding()) {
      int taken = Math.min(missing, pods.size());
      first(taken, pods).forEach(candidate -> chosen.add(candidate.facts().pod()));
      missing -= taken;
    }
    return chosen.build();
  }

  /** The first pods among those of one standing, without sorting the others. */
  private ImmutableList<DeletionCandidate> first(int count, PodGroups pods) {
    if (count == 0) {
      return ImmutableList.of();
    }
    Comparator<DeletionCandidate> coarse = DeletionCandidate.BY_COST_RANK_AND_READY_AGE;
    ImmutableList<DeletionCandidate> candidates =
        candidates(pods.leading(count, relatedPodsOnNode));
    List<DeletionCandidate> least = Ordering.from(coarse).leastOf(candidates, count);
    DeletionCandidate last = least.get(count - 1);
    ImmutableList<DeletionCandidate> certain =
        least.stream()
            .filter(candidate -> coarse.compare(candidate, last) < 0)
            .collect(toImmutableList());
    ImmutableList<TiedCandidate> tied =
        candidates.stream()
            .filter(candidate -> coarse.compare(candidate, last) == 0)
            .map(TiedCandidate::of)
            .collect(toImmutableList());
    ImmutableList.Builder<DeletionCandidate> first = ImmutableList.builder();
    first.addAll(certain);
    Ordering.from(tieBreak(tied))
        .leastOf(tied, count - certain.size())
        .forEach(one -> first.add(one.candidate()));
    return first.build();
  }

  private static Comparator<TiedCandidate> tieBreak(ImmutableList<TiedCandidate> tied) {
    Instant readySince = tied.get(0).candidate().facts().readySince();
    boolean readyAtOneTime =
        tied.stream()
            .allMatch(one -> Objects.equals(one.candidate().facts().readySince(), readySince));
    return readyAtOneTime ? TiedCandidate.BY_RESTARTS_AND_AGE : TiedCandidate.BY_UID;
  }

  private ImmutableList<DeletionCandidate> candidates(ImmutableList<PodGroups.Ranked> groups) {
    ImmutableList.Builder<DeletionCandidate> candidates = ImmutableList.builder();
    for (PodGroups.Ranked group : groups) {
      for (PodFacts pod : group.pods()) {
        candidates.add(DeletionCandidate.of(pod, group.place(), now));
      }
    }
    return candidates.build();
  }
}
