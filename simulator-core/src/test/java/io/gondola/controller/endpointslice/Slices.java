package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.ObjectReferenceBuilder;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServiceBuilder;
import io.gondola.api.core.ServiceSpecBuilder;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointBuilder;
import io.gondola.api.discovery.EndpointConditions;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.discovery.EndpointSliceBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Slices and pods of a Service, made up for tests of the pure rules. */
final class Slices {

  static final Service SERVICE =
      ServiceBuilder.builder()
          .metadata(ObjectMetaBuilder.builder().namespace("default").name("web").uid("u1").build())
          .spec(ServiceSpecBuilder.builder().clusterIP("10.96.0.2").type("ClusterIP").build())
          .build();

  private Slices() {}

  static ImmutableList<EndpointPort> ports(int number) {
    return ImmutableList.of(new EndpointPort("", "TCP", number, null));
  }

  /** A pod by its number. */
  static Endpoint endpoint(int pod) {
    return EndpointBuilder.builder()
        .addresses(
            ImmutableList.of("10.%s.%s.%s".formatted(pod >> 16, (pod >> 8) & 255, pod & 255)))
        .conditions(new EndpointConditions(true, true, false))
        .targetRef(ObjectReferenceBuilder.builder().kind("Pod").name("web-" + pod).build())
        .build();
  }

  static String name(int pod) {
    return "web-" + pod;
  }

  static EndpointSlice slice(String name, ImmutableList<EndpointPort> ports, int from, int size) {
    ImmutableList.Builder<Endpoint> endpoints = ImmutableList.builder();
    for (int pod = from; pod < from + size; pod++) {
      endpoints.add(endpoint(pod));
    }
    return EndpointSliceBuilder.builder()
        .metadata(SliceMetadata.ofNew(SERVICE).withName(name).withUid(name))
        .addressType("IPv4")
        .ports(size == 0 ? ImmutableList.of() : ports)
        .endpoints(endpoints.build())
        .build();
  }

  /** All pods of the Service. */
  static WantedPods all(Map<String, Backend> present) {
    return new WantedPods(ImmutableMap.copyOf(present), ImmutableSet.of(), true);
  }

  /** What is there once the changes are written, by name; new slices get numbers. */
  static ImmutableList<EndpointSlice> after(List<EndpointSlice> before, SliceChanges changes) {
    Map<String, EndpointSlice> slices = new TreeMap<>();
    before.forEach(slice -> slices.put(slice.name(), slice));
    int number = 0;
    for (EndpointSlice created : changes.creates()) {
      while (slices.containsKey("new-" + number)) {
        number++;
      }
      String name = "new-" + number;
      slices.put(name, created.withMetadata(created.metadata().withName(name).withUid(name)));
    }
    changes.updates().forEach(slice -> slices.put(slice.name(), slice));
    changes.deletes().forEach(slice -> slices.remove(slice.name()));
    return ImmutableList.copyOf(slices.values());
  }
}
