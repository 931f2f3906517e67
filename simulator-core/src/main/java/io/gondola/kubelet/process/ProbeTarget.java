package io.gondola.kubelet.process;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.GrpcAction;
import io.gondola.api.core.HttpGetAction;
import io.gondola.api.meta.IntOrString;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A container's ports as its probes see them. */
record ProbeTarget(Container container, NetworkNamespace network, Duration timeout) {

  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_FAILURE = 400;

  ProbeAnswer http(HttpGetAction action) {
    OptionalInt port = port(action.port());
    if (port.isEmpty()) {
      return unknownPort(action.port());
    }
    String address = network.ip() + ":" + port.getAsInt();
    return network
        .listener(port.getAsInt())
        .map(listener -> answer(listener, path(action), "Get \"http://" + address))
        .orElseGet(
            () ->
                ProbeAnswer.failed(
                    "Get \"http://" + address + path(action) + "\": " + refused(address)));
  }

  private ProbeAnswer answer(ContainerProcess listener, String path, String attempt) {
    if (isTooSlow(listener)) {
      return ProbeAnswer.failed(
          attempt
              + path
              + "\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
    }
    int status = listener.response(path);
    return status >= FIRST_SUCCESS && status < FIRST_FAILURE
        ? ProbeAnswer.OK
        : ProbeAnswer.failed("HTTP probe failed with statuscode: " + status);
  }

  private boolean isTooSlow(ContainerProcess listener) {
    return listener.answerTime().compareTo(timeout) > 0;
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
        .map(this::health)
        .orElseGet(
            () ->
                ProbeAnswer.failed(
                    "timeout: failed to connect service \""
                        + network.ip()
                        + ":"
                        + action.port()
                        + "\" within "
                        + timeout.toSeconds()
                        + "s: context deadline exceeded"));
  }

  private ProbeAnswer health(ContainerProcess listener) {
    if (isTooSlow(listener)) {
      return ProbeAnswer.failed(
          "timeout: health rpc did not complete within "
              + timeout.toSeconds()
              + "s: context deadline exceeded");
    }
    return listener.isHealthy()
        ? ProbeAnswer.OK
        : ProbeAnswer.failed("service unhealthy (responded with \"NOT_SERVING\")");
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
