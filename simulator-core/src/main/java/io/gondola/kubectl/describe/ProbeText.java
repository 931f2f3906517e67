package io.gondola.kubectl.describe;

import io.gondola.api.core.HttpGetAction;
import io.gondola.api.core.Probe;
import java.util.Locale;
import java.util.Objects;

/** A probe in one line. */
final class ProbeText {

  private ProbeText() {}

  static String of(Probe probe) {
    return handler(probe)
        + " delay=%ss timeout=%ss period=%ss #success=%s #failure=%s"
            .formatted(
                probe.initialDelaySeconds(),
                probe.timeoutSeconds(),
                probe.periodSeconds(),
                probe.successThreshold(),
                probe.failureThreshold());
  }

  private static String handler(Probe probe) {
    if (probe.exec() != null) {
      return "exec [" + String.join(" ", probe.exec().command()) + "]";
    }
    if (probe.httpGet() != null) {
      return "http-get " + url(probe.httpGet());
    }
    if (probe.tcpSocket() != null) {
      return "tcp-socket %s:%s".formatted(probe.tcpSocket().host(), probe.tcpSocket().port());
    }
    if (probe.grpc() != null) {
      return "grpc <pod>:%s %s"
          .formatted(probe.grpc().port(), Objects.requireNonNullElse(probe.grpc().service(), ""));
    }
    return "unknown";
  }

  private static String url(HttpGetAction get) {
    String scheme = get.scheme().isEmpty() ? "http" : get.scheme().toLowerCase(Locale.ROOT);
    String path =
        get.path().startsWith("/") || get.path().isEmpty() ? get.path() : "/" + get.path();
    return "%s://%s:%s%s".formatted(scheme, get.host(), get.port(), path);
  }
}
