package io.gondola.kubelet.process;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The network that all containers of a pod share: one address, and each port at most once. */
public final class NetworkNamespace {

  private static final int HIGHEST_PORT = 65_535;

  private final String ip;
  private final Map<Integer, ContainerProcess> listeners = new TreeMap<>();
  private boolean closed;

  public NetworkNamespace(String ip) {
    this.ip = ip;
  }

  public String ip() {
    return ip;
  }

  /** Its end. Returns whether this is news. */
  public boolean close() {
    boolean news = !closed;
    closed = true;
    return news;
  }

  /** Who listens on a port. */
  public Optional<ContainerProcess> listener(int port) {
    return Optional.ofNullable(listeners.get(port));
  }

  static void checkPort(int port) {
    checkArgument(port >= 1 && port <= HIGHEST_PORT, "port (%s) must be 1 to 65535", port);
  }

  /** Takes a port; refused if another process has it. */
  boolean bind(int port, ContainerProcess process) {
    return listeners.putIfAbsent(port, process) == null || listeners.get(port) == process;
  }

  void release(ContainerProcess process) {
    listeners.values().removeIf(listener -> listener == process);
  }
}
