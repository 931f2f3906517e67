package io.gondola.api.policy;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/**
 * Limits how many pods of an application may be evicted at a time. It binds evictions only:
 * deletions, rollouts and failing nodes do not ask it.
 */
@ApiRecord
public record PodDisruptionBudget(
    ObjectMeta metadata, PodDisruptionBudgetSpec spec, PodDisruptionBudgetStatus status)
    implements ApiObject, PodDisruptionBudgetBuilder.With {

  /** The PodDisruptionBudget resource of policy/v1. */
  public static final ResourceType<PodDisruptionBudget> TYPE =
      new ResourceType<>(
          "policy/v1",
          "PodDisruptionBudget",
          "poddisruptionbudgets",
          true,
          PodDisruptionBudget.class);

  public PodDisruptionBudget {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, PodDisruptionBudgetSpec.EMPTY);
    status = Objects.requireNonNullElse(status, PodDisruptionBudgetStatus.EMPTY);
  }

  @Override
  public ResourceType<PodDisruptionBudget> resourceType() {
    return TYPE;
  }

  @Override
  public PodDisruptionBudget withMetadata(ObjectMeta metadata) {
    return new PodDisruptionBudget(metadata, spec, status);
  }

  /** {@code PodDisruptionBudget[default/web, 1 may go]}. */
  @Override
  public String toString() {
    return "PodDisruptionBudget[%s, %s may go]".formatted(key(), status.disruptionsAllowed());
  }
}
