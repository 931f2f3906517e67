package io.gondola.api.apps;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/** The seen state of a Deployment. */
@ApiRecord
public record DeploymentStatus(
    long observedGeneration,
    int replicas,
    int updatedReplicas,
    int readyReplicas,
    int availableReplicas,
    int unavailableReplicas,
    @Nullable Integer terminatingReplicas,
    ImmutableList<DeploymentCondition> conditions,
    @Nullable Integer collisionCount)
    implements DeploymentStatusBuilder.With {

  /** Nothing set. */
  public static final DeploymentStatus EMPTY = DeploymentStatusBuilder.builder().build();

  public DeploymentStatus {
    conditions = OrEmpty.list(conditions);
  }
}
