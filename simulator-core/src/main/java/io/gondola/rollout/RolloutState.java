package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.rollout.RolloutAction.Scale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a policy may base its decision on.
 *
 * @param now the time of the decision
 * @param replicas the wanted size of the Deployment
 * @param reportedReplicas the size in the Deployment's own status
 * @param newReplicaSet the one of the current template; absent until it is created
 * @param oldReplicaSets all others, oldest first, empty ones included
 * @param oldPodsRunning whether any pod of an old ReplicaSet has not ended; one that is terminating
 *     has not
 * @param promotedStep the last step of this rollout whose pause somebody ended
 * @param errorRate the share of requests to the new pods that failed, from 0 to 1; absent if there
 *     were none, or nobody measures
 * @param activeReplicaSet the one that {@link RolloutPolicy#activeService} sends requests to; empty
 *     if it selects no single one
 */
@ApiRecord
public record RolloutState(
    Instant now,
    int replicas,
    int reportedReplicas,
    @Nullable ReplicaSetState newReplicaSet,
    ImmutableList<ReplicaSetState> oldReplicaSets,
    boolean oldPodsRunning,
    @Nullable Integer promotedStep,
    @Nullable Double errorRate,
    String activeReplicaSet)
    implements RolloutStateBuilder.With {

  public RolloutState {
    checkArgument(replicas >= 0, "replicas (%s) must not be negative", replicas);
    now = Objects.requireNonNullElse(now, Instant.EPOCH);
    activeReplicaSet = Strings.nullToEmpty(activeReplicaSet);
    oldReplicaSets =
        ImmutableList.sortedCopyOf(ReplicaSetState.BY_CREATION, OrEmpty.list(oldReplicaSets));
  }

  /** The ReplicaSet of the current template, if it exists. */
  public Optional<ReplicaSetState> newest() {
    return Optional.ofNullable(newReplicaSet);
  }

  /** How far the policy said that this rollout has come, if it said anything. */
  public Optional<RolloutMark> mark() {
    return newest().map(ReplicaSetState::mark);
  }

  /** The same with another mark on the new ReplicaSet, if there is one. */
  RolloutState marked(RolloutMark mark) {
    return newReplicaSet == null ? this : withNewReplicaSet(newReplicaSet.withMark(mark));
  }

  /**
   * The old ReplicaSet to go back to: the one that was rolled out to the end. If none is known to
   * have been, the biggest; of equal ones the newest. Empty if no old pods are asked for.
   */
  public Optional<ReplicaSetState> stable() {
    return activeOld().stream()
        .max(
            Comparator.<ReplicaSetState, Boolean>comparing(
                    set -> set.mark() != null && set.mark().done())
                .thenComparing(ReplicaSetState::desired)
                .thenComparing(ReplicaSetState.BY_CREATION));
  }

  /** Whether somebody ended the pause of a step, or of a later one. */
  boolean isPromoted(int step) {
    return promotedStep != null && promotedStep >= step;
  }

  /** Whether more than a share of the requests failed; without requests none did. */
  boolean failsMoreThan(double share) {
    return errorRate != null && errorRate > share;
  }

  /** How many of the requests failed, for people: {@code 34.5 % of the requests failed}. */
  String failures() {
    return errorRate == null ? "no request failed" : percent(errorRate) + " of the requests failed";
  }

  static String percent(double share) {
    BigDecimal percent =
        BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** Whether all pods are new and available. */
  boolean isFinished() {
    return newReplicaSet != null
        && newReplicaSet.desired() == replicas
        && newReplicaSet.available() >= replicas
        && activeOld().isEmpty();
  }

  /** What to do when there is nothing more to move. */
  RolloutDecision finished() {
    return isFinished()
        ? RolloutDecision.NOTHING.noting(RolloutMark.DONE)
        : RolloutDecision.NOTHING;
  }

  /** Scalings, and for each other active ReplicaSet one that only records the new size. */
  ImmutableList<Scale> recordingAll(ImmutableList<Scale> scalings) {
    ImmutableList.Builder<Scale> all = ImmutableList.builder();
    all.addAll(scalings);
    for (ReplicaSetState set : Resizing.active(this)) {
      if (scalings.stream().noneMatch(scale -> scale.replicaSet().equals(set.name()))) {
        all.add(new Scale(set.name(), set.desired()));
      }
    }
    return all.build();
  }

  /** Old ReplicaSets that ask for pods, oldest first. */
  public ImmutableList<ReplicaSetState> activeOld() {
    return oldReplicaSets.stream()
        .filter(ReplicaSetState::active)
        .collect(ImmutableList.toImmutableList());
  }

  /** Pods asked for by all ReplicaSets together. */
  public long totalDesired() {
    long total = newReplicaSet == null ? 0 : newReplicaSet.desired();
    for (ReplicaSetState old : oldReplicaSets) {
      total += old.desired();
    }
    return total;
  }

  /** Pods of all ReplicaSets together that count against the ceiling. */
  public long totalOccupied() {
    long total = newReplicaSet == null ? 0 : newReplicaSet.occupied();
    for (ReplicaSetState old : oldReplicaSets) {
      total += old.occupied();
    }
    return total;
  }

  /**
   * Whether the Deployment's size was changed since an active ReplicaSet was last scaled. A
   * ReplicaSet that records no size does not tell.
   */
  public boolean resized() {
    return differs(newReplicaSet) || oldReplicaSets.stream().anyMatch(this::differs);
  }

  private boolean differs(@Nullable ReplicaSetState set) {
    return set != null
        && set.active()
        && set.recordedReplicas() != null
        && set.recordedReplicas() != replicas;
  }
}
