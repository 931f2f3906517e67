package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names, labels and owner of a Service's slices. */
final class SliceMetadata {

  static final String MANAGER = "endpointslice-controller.k8s.io";
  static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
  static final String HEADLESS = "service.kubernetes.io/headless";

  private static final ImmutableSet<String> RESERVED =
      ImmutableSet.of(EndpointSlice.SERVICE_NAME, EndpointSlice.MANAGED_BY, HEADLESS);

  private SliceMetadata() {}

  static ObjectMeta ofNew(Service service) {
    return ObjectMetaBuilder.builder()
        .generateName(service.name() + "-")
        .namespace(service.metadata().namespace())
        .labels(labels(service))
        .ownerReferences(ImmutableList.of(OwnerReference.toController(service)))
        .build();
  }

  /** Others' annotations stay. */
  static ObjectMeta triggeredAt(ObjectMeta metadata, Optional<Instant> time) {
    Map<String, String> annotations = new TreeMap<>(metadata.annotations());
    annotations.remove(TRIGGER_TIME);
    time.ifPresent(
        trigger ->
            annotations.put(TRIGGER_TIME, trigger.truncatedTo(ChronoUnit.SECONDS).toString()));
    return metadata.withAnnotations(ImmutableSortedMap.copyOf(annotations));
  }

  /** The Service's labels, save for those that the controller sets itself. */
  static ImmutableSortedMap<String, String> labels(Service service) {
    Map<String, String> labels = new TreeMap<>(service.metadata().labels());
    labels.keySet().removeAll(RESERVED);
    if (service.spec().isHeadless()) {
      labels.put(HEADLESS, "");
    }
    labels.put(EndpointSlice.SERVICE_NAME, service.name());
    labels.put(EndpointSlice.MANAGED_BY, MANAGER);
    return ImmutableSortedMap.copyOf(labels);
  }

  static boolean isManaged(EndpointSlice slice) {
    return MANAGER.equals(slice.metadata().labels().get(EndpointSlice.MANAGED_BY));
  }

  static boolean isOwnedBy(EndpointSlice slice, Service service) {
    return slice
        .metadata()
        .controller()
        .map(owner -> owner.uid().equals(service.metadata().uid()))
        .orElse(false);
  }
}
