package io.gondola.kubelet;

import io.gondola.kubelet.backoff.PodEvent;
import io.gondola.kubelet.backoff.SyncDelay;
import io.gondola.kubelet.backoff.SyncErrors;
import io.gondola.kubelet.process.NetworkNamespace;
import io.gondola.kubelet.process.ProcessObserver;
import io.gondola.kubelet.status.PodPhase;
import io.gondola.kubelet.sync.ContainerKill;
import io.gondola.kubelet.sync.GracePeriod;
import io.gondola.kubelet.sync.SyncActions;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings a pod closer to its spec, one sync at a time: what there is, what is to be done, doing it.
 *
 * <p>A sync happens when something has changed, not at intervals: a pod in which nothing happens
 * costs nothing.
 */
final class PodSync {

  private final NodeContext node;
  private final PodRuntime runtime;
  private final PodProbes probes;
  private final StatusWriter status;
  private final ContainerStarter starter;
  private final ContainerStopper stopper;
  private final PodStopper podStopper;
  private final VolumeSetup volumes;
  private SyncErrors errors = SyncErrors.NONE;
  private @Nullable Steps steps;
  private @Nullable Timer retry;
  private @Nullable Timer sandboxTimer;
  private boolean again;
  private boolean closed;

  PodSync(
      NodeContext node,
      PodRuntime runtime,
      PodProbes probes,
      StatusWriter status,
      ProcessObserver observer) {
    this.node = node;
    this.runtime = runtime;
    this.probes = probes;
    this.status = status;
    this.stopper = new ContainerStopper(node, runtime);
    this.starter = new ContainerStarter(node, runtime, observer, stopper);
    this.podStopper = new PodStopper(runtime, stopper);
    this.volumes = new VolumeSetup(node, runtime);
  }

  ContainerStopper stopper() {
    return stopper;
  }

  PodStopper podStopper() {
    return podStopper;
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether a sync is under way: until it is over the kubelet does not look at this pod again. */
  boolean isBusy() {
    return steps != null;
  }

  /** Syncs now, or once the present sync is over. */
  void run() {
    if (closed || runtime.isFinished() || !node.isPowered()) {
      return;
    }
    if (steps != null) {
      again = true;
      return;
    }
    if (PodPhase.isTerminal(status.computedPhase())) {
      // Sidecars alone do not keep a pod alive.
      stopForGood(status::publish);
      return;
    }
    SyncActions actions = SyncActions.of(runtime.view(probes::of));
    if (!actions.isIdle()) {
      cancel();
      errors = SyncErrors.NONE;
      steps = stepsOf(actions);
      steps.run(() -> end(actions));
    }
  }

  /** Leaves the present sync where it is, and forgets what was to be tried again. */
  void cancel() {
    again = false;
    if (steps != null) {
      steps.cancel();
      steps = null;
    }
    starter.cancel();
    volumes.cancel();
    cancel(sandboxTimer);
    cancel(retry);
  }

  private static void cancel(@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  /** The pod is on its way out: there is no other sync. */
  void close() {
    cancel();
    closed = true;
  }

  /** No container is to run again: what is left of the pod goes, and its status stays. */
  void stopForGood(Runnable publish) {
    cancel();
    runtime.finish();
    podStopper.stopAll(
        grace(),
        () -> {
          runtime.noticeExits();
          takeSandboxDown();
          publish.run();
        });
  }

  private void takeSandboxDown() {
    runtime.sandboxDown();
    node.release(runtime.sandbox());
  }

  private long grace() {
    return GracePeriod.ofPod(runtime.pod(), OptionalLong.empty());
  }

  private Steps stepsOf(SyncActions actions) {
    Steps planned = new Steps();
    if (actions.restartAll()) {
      planned.then(this::restartAll);
    }
    if (actions.killPod()) {
      planned.then(done -> podStopper.stopAll(grace(), done));
    }
    for (ContainerKill kill : actions.kills()) {
      planned.then(done -> kill(kill, done));
    }
    if (actions.createSandbox()) {
      planned.then(done -> createSandbox(actions.sandboxAttempt(), done));
    }
    actions.initToStart().forEach(i -> planned.then(done -> start(runtime.init().get(i), done)));
    actions.mainsToStart().forEach(i -> planned.then(done -> start(runtime.mains().get(i), done)));
    return planned;
  }

  private void end(SyncActions actions) {
    steps = null;
    if (actions.killPod() && !actions.createSandbox()) {
      runtime.finish();
      takeSandboxDown();
    }
    if (again) {
      runtime.noticeExits();
    }
    probes.wake();
    probes.pokeReadiness();
    status.publish();
    if (again || (!errors.any() && !actions.initToStart().isEmpty())) {
      again = false;
      run();
    } else if (errors.any()) {
      retry = node.after(retryDelay(actions), "try again to sync", runtime.pod().key(), this::run);
    }
  }

  /** A new sandbox is a change that the kubelet notices, and so it looks at its pod again. */
  private Duration retryDelay(SyncActions actions) {
    return actions.createSandbox()
        ? node.noticeTime()
        : node.stretched(SyncDelay.DEFAULT.after(errors, false, node.now()));
  }

  private void start(ManagedContainer container, Runnable done) {
    starter.start(
        container,
        wrong -> {
          errors = errors.and(wrong);
          done.run();
        });
  }

  private void kill(ContainerKill kill, Runnable done) {
    ManagedContainer managed = runtime.find(kill.container().name()).orElseThrow();
    stopper.stop(
        managed,
        GracePeriod.ofKill(runtime.pod(), kill.container(), kill.reason()),
        PodEvent.normal("Killing", kill.message()),
        ContainerStopper.Turn.NOW,
        () -> {
          managed.noticeExit();
          again = true;
          done.run();
        });
  }

  private void restartAll(Runnable done) {
    runtime.killAll();
    runtime.startOver();
    again = true;
    done.run();
  }

  private void createSandbox(int attempt, Runnable done) {
    if (attempt > 0) {
      node.report(
          runtime.pod(),
          PodEvent.normal(
              "SandboxChanged", "Pod sandbox changed, it will be killed and re-created."));
      runtime.startOver();
    }
    volumes.run(
        () ->
            sandboxTimer =
                node.after(
                    node.sandboxTime(),
                    "set up the sandbox of",
                    runtime.pod().key(),
                    () -> sandboxUp(attempt, done)));
  }

  private void sandboxUp(int attempt, Runnable done) {
    NetworkNamespace before = runtime.sandbox();
    runtime.sandboxUp(node.network(runtime.pod()), attempt);
    node.release(before);
    status.publish();
    done.run();
  }
}
