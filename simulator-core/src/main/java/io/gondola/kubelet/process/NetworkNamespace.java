package io.gondola.kubelet.process;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The network that all containers of a pod share: one address, and each port at most once. */
public final class NetworkNamespace {

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

  /** Takes a port; refused if another process has it. */
  boolean bind(int port, ContainerProcess process) {
    return listeners.putIfAbsent(port, process) == null || listeners.get(port) == process;
  }

  void release(ContainerProcess process) {
    listeners.values().removeIf(listener -> listener == process);
  }
}
