package io.gondola.kubectl.print;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;

/**
 * The old Endpoints of a Service, drawn from its slices: the cluster itself keeps none.
 *
 * @param metadata that of the Service
 */
public record Endpoints(ObjectMeta metadata, ImmutableList<EndpointSlice> slices)
    implements ApiObject {

  /** The Endpoints resource of v1. */
  public static final ResourceType<Endpoints> TYPE =
      new ResourceType<>("v1", "Endpoints", "endpoints", true, Endpoints.class);

  public static Endpoints of(Service service, Iterable<EndpointSlice> slices) {
    ImmutableList.Builder<EndpointSlice> own = ImmutableList.builder();
    for (EndpointSlice slice : slices) {
      if (slice.service().equals(service.key())) {
        own.add(slice);
      }
    }
    return new Endpoints(service.metadata(), own.build());
  }

  @Override
  public ResourceType<Endpoints> resourceType() {
    return TYPE;
  }

  @Override
  public Endpoints withMetadata(ObjectMeta metadata) {
    return new Endpoints(metadata, slices);
  }
}
