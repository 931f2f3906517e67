package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.meta.IntOrString;
import java.util.OptionalInt;

/** Where in a pod the ports of a Service lead: a port's name may mean another number in each. */
final class TargetPorts {

  private static final String SIDECAR = "Always";

  private TargetPorts() {}

  /** A port whose name the pod does not know is left out: the pod serves the others. */
  static ImmutableList<EndpointPort> of(Service service, Pod pod) {
    ImmutableList.Builder<EndpointPort> ports = ImmutableList.builder();
    for (ServicePort port : service.spec().ports()) {
      OptionalInt number = find(port, pod);
      if (number.isPresent()) {
        ports.add(
            new EndpointPort(port.name(), port.protocol(), number.getAsInt(), port.appProtocol()));
      }
    }
    return ports.build();
  }

  /** A number is used as it is, whether or not a container declares it. */
  static OptionalInt find(ServicePort port, Pod pod) {
    IntOrString target = port.targetPort();
    if (target instanceof IntOrString.OfInt number) {
      return OptionalInt.of(number.value());
    }
    return target instanceof IntOrString.OfString name
        ? named(name.value(), port.protocol(), pod)
        : OptionalInt.empty();
  }

  /** App containers come before sidecars; other init containers do not count. */
  private static OptionalInt named(String name, String protocol, Pod pod) {
    for (Container container : pod.spec().containers()) {
      OptionalInt number = named(name, protocol, container);
      if (number.isPresent()) {
        return number;
      }
    }
    for (Container container : pod.spec().initContainers()) {
      if (container.restartPolicy().equals(SIDECAR)) {
        OptionalInt number = named(name, protocol, container);
        if (number.isPresent()) {
          return number;
        }
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt named(String name, String protocol, Container container) {
    for (ContainerPort port : container.ports()) {
      if (port.name().equals(name) && port.protocol().equals(protocol)) {
        return OptionalInt.of(port.containerPort());
      }
    }
    return OptionalInt.empty();
  }
}
