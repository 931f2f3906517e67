package io.gondola.kubelet.process;

import io.gondola.api.core.Probe;

/**
 * What a probe finds: whether the container answers well, and the text of its failure.
 *
 * @param error true if the probe could not be carried out at all, as when a port name is unknown;
 *     it then counts for nothing
 */
public record ProbeAnswer(boolean success, boolean error, String output) {

  static final ProbeAnswer OK = new ProbeAnswer(true, false, "");

  /**
   * Probes a container. A probe over the network reaches whoever listens on that port of the pod; a
   * port that nobody listens on refuses the connection.
   */
  public static ProbeAnswer of(Probe probe, ContainerProcess process, NetworkNamespace network) {
    ProbeTarget target = new ProbeTarget(process.container(), network);
    if (probe.httpGet() != null) {
      return target.http(probe.httpGet());
    }
    if (probe.tcpSocket() != null) {
      return target.tcp(probe.tcpSocket().port());
    }
    if (probe.grpc() != null) {
      return target.grpc(probe.grpc());
    }
    return process.isHealthy() ? OK : failed("command terminated with exit code 1");
  }

  /** A failure with this text. */
  public static ProbeAnswer failed(String output) {
    return new ProbeAnswer(false, false, output);
  }
}
