package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.Quantity;

/** Defaults of a pod spec that hold in pods only, not in templates. */
final class PodDefaults {

  private PodDefaults() {}

  static PodSpec spec(PodSpec spec) {
    PodSpec common = PodSpecDefaults.of(spec);
    PodSpec complete =
        common
            .withContainers(
                Unchanged.orMapped(common.containers(), container -> container(container, common)))
            .withInitContainers(
                Unchanged.orMapped(
                    common.initContainers(), container -> container(container, common)));
    if (common.enableServiceLinks() == null) {
      complete = complete.withEnableServiceLinks(true);
    }
    return Unchanged.or(spec, complete);
  }

  private static Container container(Container container, PodSpec spec) {
    Container complete = withRequests(container);
    return spec.hostNetwork()
        ? complete.withPorts(Unchanged.orMapped(complete.ports(), PodDefaults::hostPort))
        : complete;
  }

  /** What is limited is requested, unless the manifest says how much. */
  private static Container withRequests(Container container) {
    ImmutableSortedMap<String, Quantity> requests = container.resources().requests();
    ImmutableSortedMap<String, Quantity> limits = container.resources().limits();
    if (requests.keySet().containsAll(limits.keySet())) {
      return container;
    }
    ImmutableSortedMap.Builder<String, Quantity> complete =
        ImmutableSortedMap.<String, Quantity>naturalOrder().putAll(requests);
    limits.forEach(
        (resource, limit) -> {
          if (!requests.containsKey(resource)) {
            complete.put(resource, limit);
          }
        });
    return container.withResources(container.resources().withRequests(complete.buildOrThrow()));
  }

  /** On the node's network, a container's port is the node's. */
  private static ContainerPort hostPort(ContainerPort port) {
    return port.hostPort() == 0 ? port.withHostPort(port.containerPort()) : port;
  }
}
