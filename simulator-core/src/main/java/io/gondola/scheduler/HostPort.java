package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.PodSpec;

/** A port that a pod takes on its node's own network. */
record HostPort(String ip, String protocol, int port) {

  private static final String ANY = "0.0.0.0";

  /** Those of containers that run for as long as the pod does: init containers come and go. */
  static ImmutableList<HostPort> of(PodSpec spec) {
    ImmutableList.Builder<HostPort> ports = ImmutableList.builder();
    spec.initContainers().stream()
        .filter(container -> container.restartPolicy().equals("Always"))
        .forEach(container -> addTo(ports, container));
    spec.containers().forEach(container -> addTo(ports, container));
    return ports.build();
  }

  private static void addTo(ImmutableList.Builder<HostPort> ports, Container container) {
    for (ContainerPort port : container.ports()) {
      if (port.hostPort() > 0) {
        String ip = port.hostIP().isEmpty() ? ANY : port.hostIP();
        String protocol = port.protocol().isEmpty() ? "TCP" : port.protocol();
        ports.add(new HostPort(ip, protocol, port.hostPort()));
      }
    }
  }

  /** Whether both cannot be open on one node. */
  boolean clashesWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (ip.equals(other.ip) || ip.equals(ANY) || other.ip.equals(ANY));
  }
}
