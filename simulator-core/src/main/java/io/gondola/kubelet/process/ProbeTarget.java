package io.gondola.kubelet.process;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.GrpcAction;
import io.gondola.api.core.HttpGetAction;
import io.gondola.api.meta.IntOrString;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A container's ports as its probes see them. */
record ProbeTarget(Container container, NetworkNamespace network) {

  ProbeAnswer http(HttpGetAction action) {
    OptionalInt port = port(action.port());
    if (port.isEmpty()) {
      return unknownPort(action.port());
    }
    String address = network.ip() + ":" + port.getAsInt();
    return network
        .listener(port.getAsInt())
        .map(
            listener ->
                listener.isHealthy()
                    ? ProbeAnswer.OK
                    : ProbeAnswer.failed("HTTP probe failed with statuscode: 503"))
        .orElseGet(
            () ->
                ProbeAnswer.failed(
                    "Get \"http://" + address + path(action) + "\": " + refused(address)));
  }

  ProbeAnswer tcp(@Nullable IntOrString name) {
    OptionalInt port = port(name);
    if (port.isEmpty()) {
      return unknownPort(name);
    }
    return network.listener(port.getAsInt()).isPresent()
        ? ProbeAnswer.OK
        : ProbeAnswer.failed(refused(network.ip() + ":" + port.getAsInt()));
  }

  ProbeAnswer grpc(GrpcAction action) {
    return network
        .listener(action.port())
        .map(
            listener ->
                listener.isHealthy()
                    ? ProbeAnswer.OK
                    : ProbeAnswer.failed("service unhealthy (responded with \"NOT_SERVING\")"))
        .orElseGet(
            () ->
                ProbeAnswer.failed(
                    "timeout: failed to connect service \""
                        + network.ip()
                        + ":"
                        + action.port()
                        + "\" within 1s: context deadline exceeded"));
  }

  /** A number, or the name of one of the container's own ports. */
  private OptionalInt port(@Nullable IntOrString port) {
    if (port instanceof IntOrString.OfInt number) {
      return OptionalInt.of(number.value());
    }
    return port instanceof IntOrString.OfString name
        ? container.ports().stream()
            .filter(candidate -> candidate.name().equals(name.value()))
            .mapToInt(ContainerPort::containerPort)
            .findFirst()
        : OptionalInt.empty();
  }

  private static ProbeAnswer unknownPort(@Nullable IntOrString port) {
    return new ProbeAnswer(false, true, "couldn't find port: " + port);
  }

  private static String path(HttpGetAction action) {
    return action.path().startsWith("/") ? action.path() : "/" + action.path();
  }

  private static String refused(String address) {
    return "dial tcp " + address + ": connect: connection refused";
  }
}
