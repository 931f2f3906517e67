package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Secret;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.WatchEvent;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.RunningProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The kubelet of one node: a worker for each pod bound to it. */
public final class Kubelet {

  private final NodeContext node;
  private final NodeReporter reporter;
  private final Informer<Pod> pods;

  /** Walked by name only: the order of the map itself is never seen. */
  private final Map<ObjectKey, PodWorker> workers = new HashMap<>();

  private boolean running = true;
  private boolean reachable = true;

  private Kubelet(NodeContext node, NodeReporter reporter, Informer<Pod> pods) {
    this.node = node;
    this.reporter = reporter;
    this.pods = pods;
  }

  /** Starts the kubelet of a node; it begins to watch its pods. */
  public static Kubelet start(
      ApiServer api,
      NodeShape shape,
      ImageRegistry registry,
      KubeletTimes times,
      Supplier<Duration> delay) {
    Kubelet kubelet =
        new Kubelet(
            new NodeContext(api, shape, registry, times),
            new NodeReporter(api, shape.name()),
            Informer.ofNode(api, shape.name(), Pod.TYPE, delay));
    kubelet.pods.follow(Kubelet::matters, kubelet::onChange);
    api.watch(ConfigMap.TYPE, event -> kubelet.objectsChanged(event.object()));
    api.watch(Secret.TYPE, event -> kubelet.objectsChanged(event.object()));
    return kubelet;
  }

  /** The machine loses its power: containers are gone, and nobody is told. */
  public void crash() {
    if (running) {
      running = false;
      fallSilent();
      node.power(false);
      ImmutableSortedSet.copyOf(workers.keySet()).forEach(key -> workers.get(key).losePower());
    }
  }

  /** The machine boots: the kubelet reports it and builds its pods anew. */
  public void recover() {
    if (!running) {
      running = true;
      node.power(true);
      speakIfHeard(true);
    }
  }

  /** The network between node and control plane breaks: containers go on, nobody is told. */
  public void cutOff() {
    if (reachable) {
      reachable = false;
      fallSilent();
    }
  }

  /** The network works again: the kubelet reports what is and catches up with what should be. */
  public void reconnect() {
    if (!reachable) {
      reachable = true;
      speakIfHeard(false);
    }
  }

  /** What a container of a pod wrote so far; empty if there is no such container. */
  public ImmutableList<String> logs(ObjectKey pod, String container) {
    return node.logs().of(pod, container);
  }

  /** The running process of a container: to look at its files, or to end it. */
  public Optional<RunningProcess> process(ObjectKey pod, String container) {
    return Optional.ofNullable(workers.get(pod))
        .flatMap(worker -> worker.process(container))
        .map(process -> process);
  }

  /**
   * The CPU time that requests cost a container that runs; both times are since the run began, and
   * rounded down to seconds.
   */
  public Duration requestCpu(ObjectKey pod, String container, Duration from, Duration to) {
    return Optional.ofNullable(workers.get(pod))
        .flatMap(worker -> worker.process(container))
        .map(process -> process.requests().cpu(from.toNanos(), to.toNanos()))
        .map(Duration::ofNanos)
        .orElse(Duration.ZERO);
  }

  /** Whether the machine runs: one without power answers nothing, and refuses nothing. */
  public boolean isPowered() {
    return running;
  }

  /** Whether an address is the node's or in the range of its pods. */
  public boolean owns(String ip) {
    return node.networks().owns(ip);
  }

  /** Whether a pod, or the node itself, has an address now. */
  public boolean isTaken(String ip) {
    return node.networks().isTaken(ip);
  }

  /** The process that listens at an address of this node. */
  public Optional<ContainerProcess> listener(String ip, int port) {
    return node.networks().listener(ip, port);
  }

  /** When the first container of a pod got SIGTERM, if that is known. */
  public Optional<Instant> terminatedAt(ObjectKey pod) {
    return Optional.ofNullable(workers.get(pod)).flatMap(PodWorker::terminatedAt);
  }

  /** Kills a container with SIGKILL, if it runs. */
  public void kill(ObjectKey pod, String container) {
    Optional.ofNullable(workers.get(pod))
        .flatMap(worker -> worker.process(container))
        .ifPresent(ContainerProcess::kill);
  }

  /** The infra container of a pod dies, and all others with it. */
  public void killSandbox(ObjectKey pod) {
    Optional.ofNullable(workers.get(pod)).ifPresent(PodWorker::loseSandbox);
  }

  /** Lets the probes of a container fail for a while. */
  public void failProbes(ObjectKey pod, String container, Duration howLong) {
    setProbesFailing(pod, container, true);
    node.after(
        howLong, "end the fault of probes of", pod, () -> setProbesFailing(pod, container, false));
  }

  private void setProbesFailing(ObjectKey pod, String container, boolean failing) {
    node.probeFaults().set(pod, container, failing);
    Optional.ofNullable(workers.get(pod)).ifPresent(PodWorker::probesChanged);
  }

  /** A ConfigMap or Secret is new, changed or gone: pods of its namespace may show it. */
  private void objectsChanged(ApiObject changed) {
    for (ObjectKey key : ImmutableSortedSet.copyOf(workers.keySet())) {
      if (key.namespace().equals(changed.metadata().namespace())) {
        workers.get(key).objectsChanged();
      }
    }
  }

  private boolean isHeard() {
    return running && reachable;
  }

  private void fallSilent() {
    node.connect(false);
    reporter.fallSilent();
  }

  private void speakIfHeard(boolean rebooted) {
    if (isHeard()) {
      reporter.speak(rebooted, this::catchUp);
    }
  }

  private void catchUp() {
    if (!isHeard()) {
      return;
    }
    node.connect(true);
    for (ObjectKey key : ImmutableSortedSet.copyOf(workers.keySet())) {
      if (pods.find(key).isEmpty()) {
        forget(key);
      }
    }
    for (Pod pod : pods.list()) {
      catchUp(pod);
    }
  }

  private void catchUp(Pod pod) {
    PodWorker worker = workers.get(pod.key());
    if (worker != null && !worker.isOf(pod)) {
      forget(pod.key());
      worker = null;
    }
    if (worker != null) {
      worker.update(pod);
      worker.report();
    } else if (!pod.isTerminal()) {
      begin(pod);
    }
  }

  private void onChange(WatchEvent<Pod> event) {
    if (!isHeard()) {
      return; // Caught up with once the control plane is in reach again.
    }
    Pod pod = event.object();
    PodWorker worker = workers.get(pod.key());
    if (event.after() == null) {
      forget(pod.key());
    } else if (worker == null) {
      begin(pod);
    } else {
      worker.update(pod);
    }
  }

  /**
   * Changes of the status mostly are echoes of the kubelet's own writes. Who sets a readiness gate
   * changes the status as well, though, and so does who declares a pod failed.
   */
  private static boolean matters(WatchEvent<Pod> event) {
    Pod before = event.before();
    Pod after = event.after();
    return before == null
        || after == null
        || !after.spec().equals(before.spec())
        || !after.spec().readinessGates().isEmpty()
        || after.isTerminal() != before.isTerminal()
        || !after.metadata().uid().equals(before.metadata().uid())
        || !after.metadata().labels().equals(before.metadata().labels())
        || !after.metadata().annotations().equals(before.metadata().annotations())
        || !Objects.equals(
            after.metadata().deletionTimestamp(), before.metadata().deletionTimestamp());
  }

  private void begin(Pod pod) {
    PodWorker worker = new PodWorker(node, pod);
    workers.put(pod.key(), worker);
    worker.start();
    worker.update(pod);
  }

  private void forget(ObjectKey key) {
    PodWorker worker = workers.remove(key);
    if (worker != null) {
      worker.forget();
      node.logs().forget(key);
    }
  }
}
