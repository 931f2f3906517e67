package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ObjectKey;
import io.gondola.controller.ControllerCaches;
import org.jspecify.annotations.Nullable;

/** Finds out what is wanted of the pods of a Service that may have changed. */
final class SelectedPods {

  private final ControllerCaches caches;

  SelectedPods(ControllerCaches caches) {
    this.caches = caches;
  }

  /**
   * What has been found.
   *
   * @param nodeless pods that are left out because their node is not known
   */
  record Found(WantedPods wanted, ImmutableList<Pod> nodeless) {}

  Found find(Service service, ServiceEndpoints endpoints) {
    ImmutableMap.Builder<String, Backend> present = ImmutableMap.builder();
    ImmutableSet.Builder<String> absent = ImmutableSet.builder();
    ImmutableList.Builder<Pod> nodeless = ImmutableList.builder();
    for (String name : candidates(service, endpoints)) {
      Pod pod = endpointPod(service, endpoints, name);
      Node node = pod == null ? null : nodeOf(pod);
      if (pod == null) {
        absent.add(name);
      } else if (node == null && !service.spec().publishNotReadyAddresses()) {
        absent.add(name);
        nodeless.add(pod);
      } else {
        present.put(name, Backend.of(service, pod, node));
      }
    }
    boolean all = endpoints.allChanged();
    return new Found(new WantedPods(present.buildOrThrow(), absent.build(), all), nodeless.build());
  }

  private ImmutableSet<String> candidates(Service service, ServiceEndpoints endpoints) {
    if (!endpoints.allChanged()) {
      return endpoints.changed();
    }
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (Pod pod : caches.pods().list()) {
      if (pod.metadata().namespace().equals(service.metadata().namespace())
          && endpoints.selects(pod)) {
        names.add(pod.name());
      }
    }
    return names.build();
  }

  private @Nullable Pod endpointPod(Service service, ServiceEndpoints endpoints, String name) {
    return caches
        .pods()
        .find(new ObjectKey(service.metadata().namespace(), name))
        .filter(pod -> endpoints.selects(pod) && PodMembership.isEndpoint(pod, true))
        .orElse(null);
  }

  private @Nullable Node nodeOf(Pod pod) {
    return caches.nodes().find(new ObjectKey("", pod.spec().nodeName())).orElse(null);
  }
}
