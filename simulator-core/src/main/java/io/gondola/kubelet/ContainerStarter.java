package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerStateWaiting;
import io.gondola.api.core.LifecycleHandler;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.backoff.BackoffPolicy;
import io.gondola.kubelet.backoff.CrashBackoff;
import io.gondola.kubelet.backoff.ImagePull;
import io.gondola.kubelet.backoff.PodEvent;
import io.gondola.kubelet.backoff.PullDecision;
import io.gondola.kubelet.backoff.PullState;
import io.gondola.kubelet.backoff.SyncErrors;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.ProcessHost;
import io.gondola.kubelet.process.ProcessObserver;
import io.gondola.kubelet.status.ContainerReasons;
import io.gondola.kubelet.sync.GracePeriod;
import io.gondola.kubelet.sync.KillReason;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts one container after the other: back-off, image, creation, postStart. */
final class ContainerStarter {

  private final NodeContext node;
  private final PodRuntime runtime;
  private final ProcessObserver observer;
  private final ContainerStopper stopper;
  private final Map<String, PullState> pulls = new TreeMap<>();

  /** The step that is under way: there is never more than one. */
  private @Nullable Timer step;

  ContainerStarter(
      NodeContext node, PodRuntime runtime, ProcessObserver observer, ContainerStopper stopper) {
    this.node = node;
    this.runtime = runtime;
    this.observer = observer;
    this.stopper = stopper;
  }

  /**
   * Starts a container, or lets it wait.
   *
   * @param done is told what went wrong once it is known
   */
  void start(ManagedContainer managed, Consumer<SyncErrors> done) {
    Instant finishedAt = managed.finishedAt();
    if (finishedAt != null) {
      CrashBackoff decision =
          CrashBackoff.decide(BackoffPolicy.CRASH_LOOP, managed.crashes(), finishedAt, node.now());
      managed.crashes(decision.entry());
      if (decision.waits()) {
        node.report(pod(), CrashBackoff.event(pod(), managed.container()));
        managed.waits(decision.state(pod(), managed.container()));
        done.accept(SyncErrors.backoff(decision.until()));
        return;
      }
    }
    ImageBehavior behavior;
    try {
      behavior = node.behavior(pod(), managed.container());
    } catch (IllegalArgumentException e) {
      String message =
          "pod " + pod().key() + ", container " + managed.name() + ": " + e.getMessage();
      refuse(managed, ContainerReasons.CREATE_CONTAINER_CONFIG_ERROR, message);
      done.accept(SyncErrors.OTHER);
      return;
    }
    pull(managed, behavior, done);
  }

  private void pull(ManagedContainer managed, ImageBehavior behavior, Consumer<SyncErrors> done) {
    Container container = managed.container();
    String image = container.image();
    PullState state = pulls.getOrDefault(image, PullState.NONE);
    boolean present = node.images().has(image);
    PullDecision decision =
        ImagePull.decide(container, present, BackoffPolicy.IMAGE_PULL, state, node.now());
    decision.events().forEach(event -> node.report(pod(), event));
    switch (decision.verdict()) {
      case REFUSE -> {
        refuse(managed, decision);
        done.accept(retryOfPull(state));
      }
      case USE_PRESENT -> create(managed, behavior, done);
      case PULL -> {
        NodeImages.Pull begun = node.images().pull(image, behavior);
        later(begun.all(), "pull an image for", () -> pulled(managed, behavior, begun, done));
      }
    }
  }

  private void pulled(
      ManagedContainer managed,
      ImageBehavior behavior,
      NodeImages.Pull pull,
      Consumer<SyncErrors> done) {
    String image = managed.container().image();
    if (!pull.error().isEmpty()) {
      PullState before = pulls.getOrDefault(image, PullState.NONE);
      String error = ContainerReasons.ERR_IMAGE_PULL + ": " + pull.error();
      pulls.put(image, before.failed(BackoffPolicy.IMAGE_PULL, error, node.now()));
      PullDecision refusal = ImagePull.failed(image, ContainerReasons.ERR_IMAGE_PULL, pull.error());
      refusal.events().forEach(event -> node.report(pod(), event));
      refuse(managed, refusal);
      done.accept(SyncErrors.OTHER);
      return;
    }
    pulls.remove(image);
    node.report(pod(), ImagePull.pulled(image, pull.time(), pull.all(), 0));
    create(managed, behavior, done);
  }

  private static SyncErrors retryOfPull(PullState state) {
    return state.lastError().isEmpty()
        ? SyncErrors.OTHER
        : SyncErrors.backoff(state.backoff().since().plus(state.backoff().delay()));
  }

  private void create(ManagedContainer managed, ImageBehavior behavior, Consumer<SyncErrors> done) {
    later(
        node.sample(behavior.start()),
        "start a container of",
        () -> started(managed, behavior, done));
  }

  private void started(
      ManagedContainer managed, ImageBehavior behavior, Consumer<SyncErrors> done) {
    ProcessHost host = node.host(pod(), runtime.network());
    ContainerProcess process =
        new ContainerProcess(
            host,
            managed.container(),
            managed.nextRestarts(),
            Objects.requireNonNull(runtime.volumes()).filesOf(managed.container()),
            observer);
    managed.started(process);
    node.report(pod(), PodEvent.normal("Created", "Container created"));
    node.report(pod(), PodEvent.normal("Started", "Container started"));
    if (runtime.mains().contains(managed)) {
      runtime.mainStarted();
    }
    process.run(new BehaviorProgram(behavior));
    postStart(managed, process, done);
  }

  private void postStart(
      ManagedContainer managed, ContainerProcess process, Consumer<SyncErrors> done) {
    LifecycleHandler hook =
        managed.container().lifecycle() == null
            ? null
            : managed.container().lifecycle().postStart();
    if (hook == null) {
      managed.runs();
      done.accept(SyncErrors.NONE);
      return;
    }
    Duration time = HookTime.of(hook);
    later(
        time,
        "finish the postStart hook of",
        () -> {
          if (Hooks.succeeds(hook, process, runtime.network())) {
            managed.runs();
            done.accept(SyncErrors.NONE);
          } else {
            postStartFailed(managed, done);
          }
        });
  }

  private void postStartFailed(ManagedContainer managed, Consumer<SyncErrors> done) {
    node.report(pod(), PodEvent.warning("FailedPostStartHook", "PostStartHook failed"));
    long grace = GracePeriod.ofKill(pod(), managed.container(), KillReason.POST_START_HOOK);
    stopper.stop(
        managed,
        grace,
        PodEvent.normal("Killing", "FailedPostStartHook"),
        ContainerStopper.Turn.NOW,
        () -> {
          managed.noticeExit();
          managed.waits(
              new ContainerStateWaiting(
                  ContainerReasons.POST_START_HOOK_ERROR, "PostStartHook failed"));
          done.accept(SyncErrors.OTHER);
        });
  }

  private void refuse(ManagedContainer managed, PullDecision decision) {
    node.report(pod(), decision.startError());
    managed.waits(decision.state());
  }

  private void refuse(ManagedContainer managed, String reason, String message) {
    node.report(pod(), PodEvent.warning("Failed", "Error: " + message));
    managed.waits(new ContainerStateWaiting(reason, message));
  }

  /** Leaves what is under way; a container that runs already goes on. */
  void cancel() {
    if (step != null) {
      step.cancel();
    }
  }

  private void later(Duration time, String verb, Runnable action) {
    step = node.after(time, verb, pod().key(), action);
  }

  private Pod pod() {
    return runtime.pod();
  }
}
