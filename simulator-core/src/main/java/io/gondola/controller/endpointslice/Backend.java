package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.ObjectReference;
import io.gondola.api.core.ObjectReferenceBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodIP;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointBuilder;
import io.gondola.api.discovery.EndpointConditions;
import io.gondola.api.discovery.EndpointPort;
import org.jspecify.annotations.Nullable;

/**
 * A pod as a Service offers it: it shares a slice with pods whose ports are the same.
 *
 * @param ports the Service's ports as this pod resolves them
 */
record Backend(ImmutableList<EndpointPort> ports, Endpoint endpoint) {

  private static final String ZONE_LABEL = "topology.kubernetes.io/zone";

  /**
   * @param node null if it is not known (any more)
   */
  static Backend of(Service service, Pod pod, @Nullable Node node) {
    String zone = node == null ? null : node.metadata().labels().get(ZONE_LABEL);
    String nodeName = pod.spec().nodeName();
    Endpoint endpoint =
        EndpointBuilder.builder()
            .addresses(ImmutableList.of(address(pod)))
            .conditions(conditions(service, pod))
            .hostname(hasRecord(service, pod) ? pod.spec().hostname() : "")
            .targetRef(reference(pod))
            .nodeName(nodeName.isEmpty() ? null : nodeName)
            .zone(zone)
            .build();
    return new Backend(
        TargetPorts.of(service, pod),
        endpoint.withHints(Hints.of(service.spec().trafficDistribution(), endpoint)));
  }

  /**
   * Whether this is the same endpoint, whatever has changed about it. Otherwise the old one goes
   * and a new one comes, maybe to another slice.
   */
  boolean continues(ImmutableList<EndpointPort> formerPorts, Endpoint former) {
    return former.addresses().equals(endpoint.addresses())
        && former.hostname().equals(endpoint.hostname())
        && formerPorts.equals(ports);
  }

  static EndpointConditions conditions(Service service, Pod pod) {
    boolean serving = pod.isReady();
    boolean terminating = pod.isTerminating();
    boolean ready = service.spec().publishNotReadyAddresses() || (serving && !terminating);
    return new EndpointConditions(ready, serving, terminating);
  }

  private static String address(Pod pod) {
    for (PodIP ip : pod.status().podIPs()) {
      if (ip.ip().indexOf(':') < 0) {
        return ip.ip();
      }
    }
    return pod.status().podIP();
  }

  /** A pod has a name of its own below that of the Service that it names as its subdomain. */
  private static boolean hasRecord(Service service, Pod pod) {
    return !pod.spec().hostname().isEmpty() && pod.spec().subdomain().equals(service.name());
  }

  private static ObjectReference reference(Pod pod) {
    return ObjectReferenceBuilder.builder()
        .kind(Pod.TYPE.kind())
        .namespace(pod.metadata().namespace())
        .name(pod.name())
        .uid(pod.metadata().uid())
        .build();
  }
}
