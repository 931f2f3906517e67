package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.EventLog;
import io.gondola.kubelet.backoff.PodEvent;
import io.gondola.kubelet.process.Directory;
import io.gondola.kubelet.process.NetworkNamespace;
import io.gondola.kubelet.process.ProcessHost;
import io.gondola.kubelet.status.StatusStamp;
import io.gondola.kubelet.volume.PodVolumes;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Distribution;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pods of one node share: its images, addresses, times and the way to the API server. */
final class NodeContext {

  private final ApiServer api;
  private final String component;
  private final String hostIp;
  private final ImageRegistry registry;
  private final NodeImages images;
  private final KubeletTimes times;
  private final PodNetworks networks;
  private final ChoiceStream choices;
  private final Map<String, Directory> hostPaths = new TreeMap<>();
  private final ContainerLogs logs = new ContainerLogs();
  private final SharedLists sharedLists = new SharedLists();
  private final ProbeFaults probeFaults = new ProbeFaults();
  private boolean connected = true;
  private boolean powered = true;

  NodeContext(ApiServer api, NodeShape node, ImageRegistry registry, KubeletTimes times) {
    this.api = api;
    this.component = "kubelet/" + node.name();
    this.hostIp = node.hostIp();
    this.registry = registry;
    this.images = new NodeImages(registry, this::now, this::sample);
    this.times = times;
    this.networks = new PodNetworks(node);
    this.choices = api.simulation().choices().stream(component);
  }

  Instant now() {
    return api.simulation().now();
  }

  /** Whether what is told to the API server gets there. */
  void connect(boolean nowConnected) {
    connected = nowConnected;
  }

  /** Whether the machine runs at all. */
  boolean isPowered() {
    return powered;
  }

  void power(boolean nowPowered) {
    powered = nowPowered;
  }

  ContainerLogs logs() {
    return logs;
  }

  SharedLists sharedLists() {
    return sharedLists;
  }

  ProbeFaults probeFaults() {
    return probeFaults;
  }

  Duration sample(Distribution distribution) {
    return distribution.sample(choices);
  }

  Duration sandboxTime() {
    return sample(times.sandbox());
  }

  Duration noticeTime() {
    return sample(times.notice());
  }

  Duration volumeRefreshTime() {
    return sample(times.volumeRefresh());
  }

  Duration teardownTime() {
    return sample(times.teardown());
  }

  /** A wait as the kubelet stretches it, by up to half, so that pods do not stay in step. */
  Duration stretched(Duration wait) {
    long half = wait.toNanos() / 2;
    return half == 0 ? wait : wait.plusNanos(choices.next(half));
  }

  /** How a container behaves: as its image does, or as annotations of the pod say. */
  ImageBehavior behavior(Pod pod, Container container) {
    return registry.behaviorOf(pod, container);
  }

  NodeImages images() {
    return images;
  }

  /** The network of a new sandbox: the node's own for a pod that asks for it. */
  NetworkNamespace network(Pod pod) {
    return networks.take(pod.spec().hostNetwork());
  }

  /** The sandbox is gone; its address is free again. */
  void release(@Nullable NetworkNamespace network) {
    networks.giveBack(network);
  }

  PodNetworks networks() {
    return networks;
  }

  /** Sets up the volumes of a pod. */
  PodVolumes mount(Pod pod) {
    return PodVolumes.mount(pod, api, hostPaths);
  }

  /** Shows in the volumes of a pod what their objects are by now, if the node can ask for it. */
  void refresh(PodVolumes volumes, Pod pod) {
    if (connected) {
      volumes.refresh(pod, api);
    }
  }

  ProcessHost host(Pod pod, NetworkNamespace network) {
    return new ProcessHost(
        api.simulation(),
        choices,
        pod.key(),
        network,
        (container, line) -> logs.append(pod.key(), container, line));
  }

  Timer after(Duration delay, String verb, ObjectKey pod, Runnable action) {
    return api.simulation().schedule(delay, new Activity(component, verb, pod), action);
  }

  void report(Pod pod, PodEvent event) {
    if (!connected) {
      return;
    }
    api.events()
        .report(
            pod,
            event.isWarning() ? EventLog.WARNING : EventLog.NORMAL,
            event.reason(),
            event.message());
  }

  StatusStamp stamp(Pod live) {
    return new StatusStamp(now().truncatedTo(ChronoUnit.SECONDS), live.metadata().generation());
  }

  /** Writes what is known of a pod; it may be gone by now. */
  void publish(PodRuntime runtime, Function<Pod, PodStatus> status) {
    if (!connected) {
      return;
    }
    Pod pod = runtime.pod();
    api.find(Pod.TYPE, pod.key())
        .filter(live -> live.metadata().uid().equals(pod.metadata().uid()))
        .ifPresent(
            live -> api.updateStatus(live.withStatus(status.apply(live).withHostIP(hostIp))));
  }

  /** Removes a pod whose containers have ended; somebody may have been faster. */
  void remove(Pod pod) {
    if (!connected) {
      return;
    }
    try {
      api.delete(Pod.TYPE, pod.key(), DeleteOptions.NOW.onlyUid(pod.metadata().uid()));
    } catch (ApiException e) {
      if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.CONFLICT) {
        throw e;
      }
    }
  }
}
