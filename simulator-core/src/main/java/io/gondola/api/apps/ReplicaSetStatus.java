package io.gondola.api.apps;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/** The seen state of a ReplicaSet. */
@ApiRecord
public record ReplicaSetStatus(
    int replicas,
    int fullyLabeledReplicas,
    int readyReplicas,
    int availableReplicas,
    @Nullable Integer terminatingReplicas,
    long observedGeneration,
    ImmutableList<ReplicaSetCondition> conditions)
    implements ReplicaSetStatusBuilder.With {

  /** Nothing set. */
  public static final ReplicaSetStatus EMPTY = ReplicaSetStatusBuilder.builder().build();

  public ReplicaSetStatus {
    conditions = OrEmpty.list(conditions);
  }
}
