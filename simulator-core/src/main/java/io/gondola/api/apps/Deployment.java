package io.gondola.api.apps;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** Keeps pods of one template running and replaces them by rule when the template changes. */
@ApiRecord
public record Deployment(ObjectMeta metadata, DeploymentSpec spec, DeploymentStatus status)
    implements ApiObject, DeploymentBuilder.With {

  /** The Deployment resource of apps/v1. */
  public static final ResourceType<Deployment> TYPE =
      new ResourceType<>("apps/v1", "Deployment", "deployments", true, Deployment.class);

  public Deployment {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, DeploymentSpec.EMPTY);
    status = Objects.requireNonNullElse(status, DeploymentStatus.EMPTY);
  }

  @Override
  public ResourceType<Deployment> resourceType() {
    return TYPE;
  }

  @Override
  public Deployment withMetadata(ObjectMeta metadata) {
    return new Deployment(metadata, spec, status);
  }

  /** {@code Deployment[default/web, 3/3 ready, 3 updated, 3 available]}. */
  @Override
  public String toString() {
    return "Deployment[%s, %s/%s ready, %s updated, %s available]"
        .formatted(
            key(),
            status.readyReplicas(),
            spec.desiredReplicas(),
            status.updatedReplicas(),
            status.availableReplicas());
  }
}
