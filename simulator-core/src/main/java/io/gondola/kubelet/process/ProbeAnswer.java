package io.gondola.kubelet.process;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Probe;
import java.time.Duration;

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
    Duration timeout = Duration.ofSeconds(Math.max(1, probe.timeoutSeconds()));
    ProbeTarget target = new ProbeTarget(process.container(), network, timeout);
    if (probe.httpGet() != null) {
      return target.http(probe.httpGet());
    }
    if (probe.tcpSocket() != null) {
      return target.tcp(probe.tcpSocket().port());
    }
    if (probe.grpc() != null) {
      return target.grpc(probe.grpc());
    }
    return ofCommand(
        probe.exec() == null ? ImmutableList.of() : probe.exec().command(), process, timeout);
  }

  private static ProbeAnswer ofCommand(
      ImmutableList<String> command, ContainerProcess process, Duration timeout) {
    if (process.answerTime().compareTo(timeout) > 0) {
      return failed(
          "command timed out: \"%s\" timed out after %ss"
              .formatted(String.join(" ", command), timeout.toSeconds()));
    }
    int code = process.execute(command).orElse(process.isHealthy() ? 0 : 1);
    return code == 0 ? OK : failed("command terminated with exit code " + code);
  }

  /** A failure with this text. */
  public static ProbeAnswer failed(String output) {
    return new ProbeAnswer(false, false, output);
  }
}
