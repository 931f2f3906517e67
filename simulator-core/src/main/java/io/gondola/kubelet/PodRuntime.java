package io.gondola.kubelet;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodIP;
import io.gondola.api.core.PodStatus;
import io.gondola.api.core.PodStatusBuilder;
import io.gondola.kubelet.probe.ProbeResults;
import io.gondola.kubelet.process.NetworkNamespace;
import io.gondola.kubelet.status.ContainerReasons;
import io.gondola.kubelet.status.PodConditions;
import io.gondola.kubelet.status.PodContainers;
import io.gondola.kubelet.status.StatusStamp;
import io.gondola.kubelet.sync.ContainerView;
import io.gondola.kubelet.sync.PodView;
import io.gondola.kubelet.sync.SandboxView;
import io.gondola.kubelet.volume.PodVolumes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a pod on its node: sandbox, containers, volumes; and the status that follows
 * from it.
 */
final class PodRuntime {

  private final Instant startTime;
  private final ImmutableList<ManagedContainer> init;
  private final ImmutableList<ManagedContainer> mains;
  private final ImmutableList<ManagedContainer> all;
  private Pod pod;
  private @Nullable NetworkNamespace sandbox;
  private boolean sandboxReady;
  private int sandboxAttempt;
  private boolean mainStarted;
  private boolean finished;
  private @Nullable PodVolumes volumes;

  /** Gives the published results of a container's probes. */
  interface Probes {
    ProbeResults of(String container);
  }

  PodRuntime(Pod pod, Instant now) {
    this.pod = pod;
    Instant known = pod.status().startTime();
    this.startTime = known == null ? now.truncatedTo(ChronoUnit.SECONDS) : known;
    String reason = firstReason();
    this.init = managed(pod.spec().initContainers(), true, reason);
    this.mains = managed(pod.spec().containers(), false, reason);
    this.all = ImmutableList.<ManagedContainer>builder().addAll(init).addAll(mains).build();
  }

  private static ImmutableList<ManagedContainer> managed(
      ImmutableList<Container> containers, boolean completes, String reason) {
    return containers.stream()
        .map(
            container ->
                new ManagedContainer(container, completes && !container.isSidecar(), reason))
        .collect(toImmutableList());
  }

  String firstReason() {
    return ContainerReasons.beforeStart(!pod.spec().initContainers().isEmpty());
  }

  Pod pod() {
    return pod;
  }

  /** Takes a newer state of the pod; containers may have been edited in place. */
  void pod(Pod newer) {
    pod = newer;
    for (int i = 0; i < init.size(); i++) {
      init.get(i).describe(newer.spec().initContainers().get(i));
    }
    for (int i = 0; i < mains.size(); i++) {
      mains.get(i).describe(newer.spec().containers().get(i));
    }
  }

  Instant startTime() {
    return startTime;
  }

  ImmutableList<ManagedContainer> init() {
    return init;
  }

  ImmutableList<ManagedContainer> mains() {
    return mains;
  }

  ImmutableList<ManagedContainer> all() {
    return all;
  }

  Optional<ManagedContainer> find(String container) {
    return all.stream().filter(managed -> managed.name().equals(container)).findFirst();
  }

  boolean anythingRuns() {
    return all.stream().anyMatch(ManagedContainer::isRunning);
  }

  /** Every process gets SIGKILL. */
  void killAll() {
    all.stream().filter(ManagedContainer::isRunning).forEach(c -> c.process().kill());
  }

  /** Takes note of the ends of all processes. */
  void noticeExits() {
    all.forEach(ManagedContainer::noticeExit);
  }

  /** Nothing that ran so far counts. */
  void startOver() {
    all.forEach(container -> container.startOver(firstReason()));
  }

  /** Whether no container is to run again, though the pod may still be there. */
  boolean isFinished() {
    return finished;
  }

  void finish() {
    finished = true;
  }

  @Nullable NetworkNamespace sandbox() {
    return sandbox;
  }

  /** The network of the sandbox, which must stand. */
  NetworkNamespace network() {
    return Objects.requireNonNull(sandbox, "the pod has no sandbox");
  }

  /** The pod's address while its sandbox stands; empty if it does not. */
  String readyAddress() {
    return sandboxReady && sandbox != null ? sandbox.ip() : "";
  }

  void sandboxUp(NetworkNamespace namespace, int attempt) {
    sandbox = namespace;
    sandboxReady = true;
    sandboxAttempt = attempt;
    mainStarted = false;
  }

  /** The sandbox died or was taken down. */
  void sandboxDown() {
    sandboxReady = false;
  }

  void mainStarted() {
    mainStarted = true;
  }

  @Nullable PodVolumes volumes() {
    return volumes;
  }

  void volumes(PodVolumes mounted) {
    volumes = mounted;
  }

  /** What a sync goes by. */
  PodView view(Probes probes) {
    SandboxView seen =
        sandbox == null ? null : new SandboxView(sandboxReady, sandboxAttempt, sandbox.ip());
    return new PodView(pod.spec(), seen, views(init, probes), views(mains, probes));
  }

  private static ImmutableList<ContainerView> views(
      ImmutableList<ManagedContainer> containers, Probes probes) {
    ImmutableList.Builder<ContainerView> views = ImmutableList.builder();
    for (ManagedContainer container : containers) {
      views.add(container.view(probes.of(container.name())));
    }
    return views.build();
  }

  PodContainers containers(Probes probes) {
    return new PodContainers(
        pod.spec(), statuses(init, probes), statuses(mains, probes), mainStarted);
  }

  private static ImmutableList<ContainerStatus> statuses(
      ImmutableList<ManagedContainer> containers, Probes probes) {
    ImmutableList.Builder<ContainerStatus> statuses = ImmutableList.builder();
    for (ManagedContainer container : containers) {
      statuses.add(container.status(probes.of(container.name())));
    }
    return statuses.build();
  }

  /** The status to report, given the one in the API server; conditions that others set stay. */
  PodStatus status(
      PodStatus before,
      PodContainers containers,
      String phase,
      StatusStamp stamp,
      SharedLists lists) {
    String ip = sandbox == null ? "" : sandbox.ip();
    return PodStatusBuilder.builder(before)
        .phase(phase)
        .conditions(
            lists.conditions(
                PodConditions.of(
                    containers, phase, sandboxReady && !ip.isEmpty(), before.conditions(), stamp)))
        .podIP(ip)
        .podIPs(ip.isEmpty() ? ImmutableList.of() : ImmutableList.of(new PodIP(ip)))
        .startTime(startTime)
        .initContainerStatuses(containers.init())
        .containerStatuses(lists.containers(containers.mains()))
        .build();
  }
}
