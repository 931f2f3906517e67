package io.gondola.traffic;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.kubelet.Kubelet;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.timeline.requests.PodVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind an address: as packets do, it asks the node that has it, not the pod that an
 * endpoint names. A new pod may have got the address of one that is gone.
 */
final class Doors {

  private static final String HASH_LABEL = "pod-template-hash";

  private final ApiServer api;
  private final ImmutableMap<String, Kubelet> kubelets;

  /** By IP and port; looked up, never walked. */
  private final Map<String, Door> doors = new HashMap<>();

  /** An address, its node, and who listened there last. */
  private static final class Door {
    private final String ip;
    private final int port;
    private final @Nullable Kubelet kubelet;
    private @Nullable Server last;

    Door(String ip, int port, @Nullable Kubelet kubelet) {
      this.ip = ip;
      this.port = port;
      this.kubelet = kubelet;
    }
  }

  Doors(ApiServer api, ImmutableMap<String, Kubelet> kubelets) {
    this.api = api;
    this.kubelets = kubelets;
  }

  ImmutableCollection<String> nodes() {
    return kubelets.keySet();
  }

  boolean isPowered(String node) {
    Kubelet kubelet = kubelets.get(node);
    return kubelet != null && kubelet.isPowered();
  }

  /** Whether an address is a pod's or a node's, so that it needs no proxy. */
  boolean isReal(String ip) {
    return kubelets.values().stream().anyMatch(kubelet -> kubelet.owns(ip));
  }

  /**
   * Connects to an address, IP and port.
   *
   * @param node where the connection comes from
   * @param pod the one that is meant; null if unknown
   */
  Dial open(String node, String address, @Nullable ObjectKey pod) {
    Door door = doors.get(address);
    if (door == null) {
      door = door(address);
      doors.put(address, door);
    }
    Kubelet kubelet = door.kubelet;
    if (kubelet == null) {
      return failed(Dial.Kind.SILENT, node, pod, "no node of the cluster has " + door.ip);
    }
    if (!kubelet.isPowered()) {
      return failed(Dial.Kind.SILENT, node, pod, "the node that has " + door.ip + " is down");
    }
    ContainerProcess process = kubelet.listener(door.ip, door.port).orElse(null);
    if (process != null) {
      return Dial.connected(node, server(door, process, kubelet));
    }
    return kubelet.isTaken(door.ip)
        ? failed(Dial.Kind.REFUSED, node, pod, "nothing listens at " + address)
        : failed(Dial.Kind.NO_WAY, node, pod, "nobody has " + door.ip + " any more");
  }

  /** When a pod had got SIGTERM. */
  @Nullable Instant terminatedAt(@Nullable ObjectKey pod) {
    return pod == null
        ? null
        : kubelets.values().stream()
            .flatMap(kubelet -> kubelet.terminatedAt(pod).stream())
            .findFirst()
            .orElse(null);
  }

  /** The ReplicaSet that a pod belongs to; null for none, or if the pod is gone. */
  @Nullable ObjectKey replicaSetOf(ObjectKey pod) {
    return api.find(Pod.TYPE, pod)
        .flatMap(found -> found.metadata().controller())
        .filter(owner -> owner.kind().equals("ReplicaSet"))
        .map(owner -> new ObjectKey(pod.namespace(), owner.name()))
        .orElse(null);
  }

  private Server server(Door door, ContainerProcess process, Kubelet kubelet) {
    Server last = door.last;
    if (last == null || last.process() != process) {
      last = new Server(process, kubelet, version(process), replicaSetOf(process.pod()));
      door.last = last;
    }
    return last;
  }

  private PodVersion version(ContainerProcess process) {
    Optional<Pod> pod = api.find(Pod.TYPE, process.pod());
    String hash = pod.map(p -> p.metadata().labels().getOrDefault(HASH_LABEL, "")).orElse("");
    return new PodVersion(process.container().image(), hash);
  }

  private Door door(String address) {
    int colon = address.lastIndexOf(':');
    String ip = address.substring(0, colon);
    Kubelet owner =
        kubelets.values().stream().filter(kubelet -> kubelet.owns(ip)).findFirst().orElse(null);
    return new Door(ip, Integer.parseInt(address.substring(colon + 1)), owner);
  }

  private static Dial failed(Dial.Kind kind, String node, @Nullable ObjectKey pod, String reason) {
    return Dial.failed(kind, node, pod, reason);
  }
}
