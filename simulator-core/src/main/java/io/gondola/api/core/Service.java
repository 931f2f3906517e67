package io.gondola.api.core;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** A name and a virtual IP for the pods that its selector matches. */
@ApiRecord
public record Service(ObjectMeta metadata, ServiceSpec spec, ServiceStatus status)
    implements ApiObject, ServiceBuilder.With {

  /** The Service resource of v1. */
  public static final ResourceType<Service> TYPE =
      new ResourceType<>("v1", "Service", "services", true, Service.class);

  public Service {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, ServiceSpec.EMPTY);
    status = Objects.requireNonNullElse(status, ServiceStatus.EMPTY);
  }

  @Override
  public ResourceType<Service> resourceType() {
    return TYPE;
  }

  @Override
  public Service withMetadata(ObjectMeta metadata) {
    return new Service(metadata, spec, status);
  }

  /** {@code Service[default/web, ClusterIP 10.96.0.2, {app=web}]}. */
  @Override
  public String toString() {
    return "Service[%s, %s %s, %s]"
        .formatted(key(), spec.type(), spec.clusterIP(), spec.selector());
  }
}
