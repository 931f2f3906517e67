package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import java.time.Instant;
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
 */
@ApiRecord
public record RolloutState(
    Instant now,
    int replicas,
    int reportedReplicas,
    @Nullable ReplicaSetState newReplicaSet,
    ImmutableList<ReplicaSetState> oldReplicaSets,
    boolean oldPodsRunning)
    implements RolloutStateBuilder.With {

  public RolloutState {
    checkArgument(replicas >= 0, "replicas (%s) must not be negative", replicas);
    now = Objects.requireNonNullElse(now, Instant.EPOCH);
    oldReplicaSets =
        ImmutableList.sortedCopyOf(ReplicaSetState.BY_CREATION, OrEmpty.list(oldReplicaSets));
  }

  /** The ReplicaSet of the current template, if it exists. */
  public Optional<ReplicaSetState> newest() {
    return Optional.ofNullable(newReplicaSet);
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
