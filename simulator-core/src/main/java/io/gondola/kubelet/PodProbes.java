package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.Probe;
import io.gondola.kubelet.backoff.PodEvent;
import io.gondola.kubelet.probe.ProbeOutcome;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.probe.ProbeResults;
import io.gondola.kubelet.probe.ProbeType;
import io.gondola.kubelet.probe.ProbeWorker;
import io.gondola.kubelet.probe.ProbedContainer;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.ProbeAnswer;
import io.gondola.kubelet.status.RestartPolicy;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All probes of a pod's containers. */
final class PodProbes implements ProbeRunner.Owner {

  private final NodeContext node;
  private final PodRuntime runtime;
  private final Consumer<ProbeType> onPublished;
  private final Map<String, ManagedContainer> containers = new TreeMap<>();
  private final List<ProbeRunner> runners = new ArrayList<>();

  /**
   * The probes of a pod; none runs yet.
   *
   * @param onPublished called when a result has changed
   */
  PodProbes(NodeContext node, PodRuntime runtime, Consumer<ProbeType> onPublished) {
    this.node = node;
    this.runtime = runtime;
    this.onPublished = onPublished;
    runtime.all().forEach(this::register);
  }

  private void register(ManagedContainer managed) {
    Container container = managed.container();
    boolean probed = runtime.mains().contains(managed) || container.isSidecar();
    if (probed) {
      register(managed, ProbeType.STARTUP, container.startupProbe());
      register(managed, ProbeType.LIVENESS, container.livenessProbe());
      register(managed, ProbeType.READINESS, container.readinessProbe());
    }
  }

  private void register(ManagedContainer managed, ProbeType type, @Nullable Probe probe) {
    if (probe != null) {
      containers.put(managed.name(), managed);
      runners.add(new ProbeRunner(this, managed.name(), ProbeWorker.of(type, probe)));
    }
  }

  /** The published results of a container. */
  ProbeResults of(String container) {
    if (!containers.containsKey(container)) {
      return ProbeResults.NONE;
    }
    return new ProbeResults(
        result(container, ProbeType.STARTUP),
        result(container, ProbeType.LIVENESS),
        result(container, ProbeType.READINESS));
  }

  private ProbeResult result(String container, ProbeType type) {
    for (ProbeRunner runner : runners) {
      if (runner.type() == type && runner.containerName().equals(container)) {
        return result(runner);
      }
    }
    return ProbeResult.UNKNOWN;
  }

  /** What is known of an instance that ended says nothing of the next one. */
  private ProbeResult result(ProbeRunner runner) {
    String instance = containers.get(runner.containerName()).instance();
    return runner.worker().containerId().equals(instance) ? runner.result() : ProbeResult.UNKNOWN;
  }

  /** Some container started, ended, or answers otherwise than before. */
  void wake() {
    runners.forEach(ProbeRunner::wake);
  }

  /** Containers that started and are not known to be ready are probed at once. */
  void pokeReadiness() {
    for (ProbeRunner runner : runners) {
      if (runner.type() == ProbeType.READINESS
          && result(runner) != ProbeResult.SUCCESS
          && container(runner).started()) {
        runner.poke();
      }
    }
  }

  void stop() {
    runners.forEach(ProbeRunner::stop);
  }

  @Override
  public ProbedContainer container(ProbeRunner runner) {
    ManagedContainer managed = containers.get(runner.containerName());
    ContainerProcess process = managed.process();
    if (process == null) {
      return ProbedContainer.NONE;
    }
    boolean running = managed.countsAsRunning();
    boolean started =
        running
            && (managed.container().startupProbe() == null
                || result(managed.name(), ProbeType.STARTUP) == ProbeResult.SUCCESS);
    return new ProbedContainer(
        managed.instance(),
        running,
        started,
        process
            .exitStatus()
            .map(
                exit ->
                    RestartPolicy.restarts(managed.container(), runtime.pod().spec(), exit.code()))
            .orElse(true),
        Duration.between(process.startedAt(), node.now()).toSeconds());
  }

  @Override
  public boolean podTerminal() {
    return runtime.isFinished();
  }

  @Override
  public boolean podDeleting() {
    return runtime.pod().isTerminating();
  }

  @Override
  public ProbeOutcome ask(ProbeRunner runner) {
    ContainerProcess process = containers.get(runner.containerName()).process();
    if (process == null) {
      return ProbeOutcome.ERROR;
    }
    ProbeAnswer answer =
        node.probeFaults()
            .of(runtime.pod().key(), runner.containerName())
            .orElseGet(() -> ProbeAnswer.of(runner.worker().probe(), process, runtime.network()));
    if (answer.success()) {
      return ProbeOutcome.SUCCESS;
    }
    String type = runner.type().toString().toLowerCase(Locale.ROOT);
    String name = Character.toUpperCase(type.charAt(0)) + type.substring(1);
    node.report(
        runtime.pod(), PodEvent.warning("Unhealthy", name + " probe failed: " + answer.output()));
    return answer.error() ? ProbeOutcome.ERROR : ProbeOutcome.FAILURE;
  }

  @Override
  public boolean isRestless(ProbeRunner runner) {
    ContainerProcess process = containers.get(runner.containerName()).process();
    return process != null && process.answersCommands() && runner.worker().probe().exec() != null;
  }

  @Override
  public void published(ProbeRunner runner) {
    onPublished.accept(runner.type());
  }

  @Override
  public Instant now() {
    return node.now();
  }

  @Override
  public Timer after(Duration delay, ProbeRunner runner, Runnable action) {
    return node.after(delay, "probe", runtime.pod().key(), action);
  }
}
