package io.gondola.kubelet;

import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.kubelet.probe.ProbeType;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.Exit;
import io.gondola.kubelet.process.ProcessObserver;
import io.gondola.kubelet.sync.GracePeriod;
import io.gondola.kubelet.volume.PodVolumes;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Leads one pod through its life: syncs bring it closer to its spec, a deletion ends it. */
final class PodWorker implements ProcessObserver {

  private final NodeContext node;
  private final PodRuntime runtime;
  private final PodProbes probes;
  private final StatusWriter status;
  private final PodSync sync;
  private @Nullable Timer alarm;
  private boolean ended;

  PodWorker(NodeContext node, Pod pod) {
    this.node = node;
    this.runtime = new PodRuntime(pod, node.now());
    this.probes = new PodProbes(node, runtime, this::onProbe);
    this.status = new StatusWriter(node, runtime, probes);
    this.sync = new PodSync(node, runtime, probes, status, this);
  }

  /** The running process of a container. */
  Optional<ContainerProcess> process(String container) {
    return runtime
        .find(container)
        .filter(ManagedContainer::isRunning)
        .map(ManagedContainer::process);
  }

  /** When the first of its containers got SIGTERM. */
  Optional<Instant> terminatedAt() {
    return runtime.all().stream()
        .flatMap(managed -> Optional.ofNullable(managed.process()).stream())
        .flatMap(process -> process.terminatedAt().stream())
        .min(Comparator.naturalOrder());
  }

  /** Something that the pod's volumes show may have changed. */
  void objectsChanged() {
    PodVolumes volumes = runtime.volumes();
    if (volumes != null && PodVolumes.showObjects(runtime.pod())) {
      later(
          node.volumeRefreshTime(),
          "refresh the volumes of",
          () -> node.refresh(volumes, runtime.pod()));
    }
  }

  /** Probes would find something else than before. */
  void probesChanged() {
    probes.wake();
  }

  boolean isOf(Pod pod) {
    return runtime.pod().metadata().uid().equals(pod.metadata().uid());
  }

  void start() {
    status.publish();
    armDeadline();
    sync.run();
  }

  /** Takes note of a newer state of the pod. */
  void update(Pod newer) {
    Pod before = runtime.pod();
    runtime.pod(newer);
    if (!sameLabels(before.metadata(), newer.metadata())) {
      objectsChanged();
    }
    if (newer.isTerminating()) {
      onDeletion(before, newer);
    } else if (!newer.spec().equals(before.spec())) {
      armDeadline();
      sync.run();
    } else if (!newer.spec().readinessGates().isEmpty()) {
      status.publish();
    }
  }

  private static boolean sameLabels(ObjectMeta before, ObjectMeta newer) {
    return newer.labels().equals(before.labels())
        && newer.annotations().equals(before.annotations());
  }

  /** The pod is gone from the API server: whatever still runs is stopped with the least grace. */
  void forget() {
    sync.close();
    probes.stop();
    sync.podStopper().stopAll(1, () -> node.release(runtime.sandbox()));
  }

  /** The machine loses its power: all processes and the sandbox are lost. */
  void losePower() {
    sync.cancel();
    runtime.killAll();
    runtime.noticeExits();
    runtime.sandboxDown();
  }

  /** The sandbox dies, and all containers in it. */
  void loseSandbox() {
    runtime.killAll();
    runtime.sandboxDown();
    later(node.noticeTime(), "notice the end of the sandbox of", this::onExitNoticed);
  }

  /** Says again how the pod is, after nobody could hear, and goes on. */
  void report() {
    if (ended) {
      node.remove(runtime.pod());
    } else {
      status.publishAnew();
      objectsChanged();
      sync.run();
    }
  }

  @Override
  public void exited(ContainerProcess process, Exit exit) {
    if (!sync.stopper().onExit(process) && !sync.isClosed()) {
      later(node.noticeTime(), "notice an exit in", this::onExitNoticed);
    }
    probes.wake();
  }

  @Override
  public void answersChanged(ContainerProcess process) {
    probes.wake();
  }

  private void onExitNoticed() {
    if (sync.isClosed()) {
      return; // The last status will tell it.
    }
    if (!sync.isBusy()) {
      runtime.noticeExits();
      status.publish();
    }
    sync.run();
  }

  private void onProbe(ProbeType type) {
    status.publish();
    if (type != ProbeType.READINESS) {
      probes.pokeReadiness();
      probes.wake();
      sync.run();
    }
  }

  private void onDeletion(Pod before, Pod newer) {
    long grace = GracePeriod.ofPod(newer, OptionalLong.empty());
    if (!sync.isClosed()) {
      sync.close();
      probes.wake();
      status.publish();
      sync.podStopper().stopAll(grace, this::finish);
    } else if (before.isTerminating() && grace < GracePeriod.ofPod(before, OptionalLong.empty())) {
      sync.podStopper().stopAll(grace, this::finish);
    }
  }

  /** Sets the alarm for the deadline, which counts from the start of the pod and may be edited. */
  private void armDeadline() {
    Long seconds = runtime.pod().spec().activeDeadlineSeconds();
    if (alarm != null) {
      alarm.cancel();
    }
    if (seconds != null) {
      Duration left = Duration.between(node.now(), runtime.startTime().plusSeconds(seconds));
      alarm =
          node.after(
              left.isNegative() ? Duration.ZERO : left,
              "end, past its deadline,",
              runtime.pod().key(),
              this::exceedDeadline);
    }
  }

  private void exceedDeadline() {
    if (!sync.isClosed() && !runtime.isFinished()) {
      sync.stopForGood(
          () ->
              status.publishFinal(
                  "DeadlineExceeded",
                  "Pod was active on the node longer than the specified deadline"));
    }
  }

  private void finish() {
    probes.stop();
    runtime.noticeExits();
    runtime.sandboxDown();
    status.publishFinal("", "");
    later(
        node.teardownTime(),
        "remove",
        () -> {
          ended = true;
          node.remove(runtime.pod());
        });
  }

  private void later(Duration delay, String verb, Runnable action) {
    node.after(delay, verb, runtime.pod().key(), action);
  }
}
