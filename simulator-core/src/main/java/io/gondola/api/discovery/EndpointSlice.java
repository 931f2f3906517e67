package io.gondola.api.discovery;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** Some of the addresses behind a Service. */
@ApiRecord
public record EndpointSlice(
    ObjectMeta metadata,
    String addressType,
    ImmutableList<Endpoint> endpoints,
    ImmutableList<EndpointPort> ports)
    implements ApiObject, EndpointSliceBuilder.With {

  /** The EndpointSlice resource of discovery.k8s.io/v1. */
  public static final ResourceType<EndpointSlice> TYPE =
      new ResourceType<>(
          "discovery.k8s.io/v1", "EndpointSlice", "endpointslices", true, EndpointSlice.class);

  /** The label that names the Service. */
  public static final String SERVICE_NAME = "kubernetes.io/service-name";

  /** The label that names the controller which keeps the slice. */
  public static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";

  public EndpointSlice {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    addressType = Strings.nullToEmpty(addressType);
    endpoints = OrEmpty.list(endpoints);
    ports = OrEmpty.list(ports);
  }

  @Override
  public ResourceType<EndpointSlice> resourceType() {
    return TYPE;
  }

  @Override
  public EndpointSlice withMetadata(ObjectMeta metadata) {
    return new EndpointSlice(metadata, addressType, endpoints, ports);
  }

  /** The Service that the slice belongs to; its name is empty if the slice does not say. */
  public ObjectKey service() {
    return new ObjectKey(metadata.namespace(), metadata.labels().getOrDefault(SERVICE_NAME, ""));
  }

  /** {@code EndpointSlice[default/web-x7k, 2/3 ready]}. */
  @Override
  public String toString() {
    long ready = endpoints.stream().filter(endpoint -> endpoint.conditions().isReady()).count();
    return "EndpointSlice[%s, %s/%s ready]".formatted(key(), ready, endpoints.size());
  }
}
