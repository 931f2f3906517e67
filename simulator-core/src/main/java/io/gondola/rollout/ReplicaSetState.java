package io.gondola.rollout;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One ReplicaSet as a policy sees it: what it is asked for, and what it had when it last reported.
 * The report may be older than the request.
 *
 * @param desired {@code spec.replicas}
 * @param current {@code status.replicas}
 * @param lingering how many pods count against the ceiling beyond those asked for: where a rollout
 *     waits for pods that are leaving, those that are still there
 * @param recordedReplicas the Deployment's size when this one was last scaled: annotation {@code
 *     deployment.kubernetes.io/desired-replicas}
 * @param recordedMaxReplicas the same with surge: annotation {@code
 *     deployment.kubernetes.io/max-replicas}
 * @param mark how far the policy said that its rollout has come; absent for the new ReplicaSet if
 *     it said so in an earlier rollout
 * @param outdated whether the report is older than the request; Kubernetes' own policies do not ask
 */
@ApiRecord
public record ReplicaSetState(
    String name,
    Instant created,
    int desired,
    int current,
    int ready,
    int available,
    int lingering,
    @Nullable Integer recordedReplicas,
    @Nullable Integer recordedMaxReplicas,
    @Nullable RolloutMark mark,
    boolean outdated)
    implements ReplicaSetStateBuilder.With {

  /** Oldest first; creation times have whole seconds, so the name breaks ties. */
  public static final Comparator<ReplicaSetState> BY_CREATION =
      Comparator.comparing(ReplicaSetState::created).thenComparing(ReplicaSetState::name);

  public ReplicaSetState {
    name = Strings.nullToEmpty(name);
    created = Objects.requireNonNullElse(created, Instant.EPOCH);
  }

  /** How many of its pods count against the ceiling. */
  public long occupied() {
    return (long) desired + lingering;
  }

  /** Whether any pods are asked for; pods that still exist do not matter. */
  public boolean active() {
    return desired > 0;
  }
}
