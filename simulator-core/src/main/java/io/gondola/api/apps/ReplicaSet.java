package io.gondola.api.apps;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** Keeps a number of identical pods. */
@ApiRecord
public record ReplicaSet(ObjectMeta metadata, ReplicaSetSpec spec, ReplicaSetStatus status)
    implements ApiObject, ReplicaSetBuilder.With {

  /** The ReplicaSet resource of apps/v1. */
  public static final ResourceType<ReplicaSet> TYPE =
      new ResourceType<>("apps/v1", "ReplicaSet", "replicasets", true, ReplicaSet.class);

  public ReplicaSet {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, ReplicaSetSpec.EMPTY);
    status = Objects.requireNonNullElse(status, ReplicaSetStatus.EMPTY);
  }

  @Override
  public ResourceType<ReplicaSet> resourceType() {
    return TYPE;
  }

  @Override
  public ReplicaSet withMetadata(ObjectMeta metadata) {
    return new ReplicaSet(metadata, spec, status);
  }

  /** {@code ReplicaSet[default/web-6c4, 3/3 ready]}. */
  @Override
  public String toString() {
    return "ReplicaSet[%s, %s/%s ready]"
        .formatted(key(), status.readyReplicas(), spec.desiredReplicas());
  }
}
