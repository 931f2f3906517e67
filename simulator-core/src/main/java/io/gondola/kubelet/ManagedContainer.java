package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateRunning;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.ContainerStateTerminatedBuilder;
import io.gondola.api.core.ContainerStateWaiting;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.kubelet.backoff.Backoff;
import io.gondola.kubelet.probe.ProbeResults;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.Exit;
import io.gondola.kubelet.status.ContainerReadiness;
import io.gondola.kubelet.sync.ContainerView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One container of a pod over all its instances, as its kubelet knows it. */
final class ManagedContainer {

  private final boolean runsToCompletion;
  private Container container;
  private @Nullable Container startedFrom;
  private @Nullable ContainerProcess process;
  private ContainerState state;
  private @Nullable ContainerState lastState;

  /** How many instances ended before the present or next one. */
  private int restarts;

  /** The same as far as the state tells of that instance. */
  private int shownRestarts;

  private String instance = "";

  /** Whether the end of the newest instance, once there is one, is in the state. */
  private boolean exitNoticed = true;

  private @Nullable Instant lastFinish;
  private Backoff crashes = Backoff.NONE;
  private @Nullable ContainerStatus reported;

  ManagedContainer(Container container, boolean runsToCompletion, String firstReason) {
    this.container = container;
    this.runsToCompletion = runsToCompletion;
    this.state = waitingState(new ContainerStateWaiting(firstReason, ""));
  }

  Container container() {
    return container;
  }

  String name() {
    return container.name();
  }

  /** The container as the newest spec of the pod has it: an image may be edited in place. */
  void describe(Container newer) {
    container = newer;
  }

  @Nullable ContainerProcess process() {
    return process;
  }

  boolean isRunning() {
    return process != null && process.isRunning();
  }

  /**
   * Tells the newest instance that counts from those before; empty if there was none in this
   * sandbox.
   */
  String instance() {
    return instance;
  }

  /** Whether it runs and its postStart hook is over. */
  boolean countsAsRunning() {
    return isRunning() && state.running() != null;
  }

  Backoff crashes() {
    return crashes;
  }

  void crashes(Backoff entry) {
    crashes = entry;
  }

  /**
   * When the newest instance ended, be it in a sandbox that is gone; null if it did not, or there
   * was none.
   */
  @Nullable Instant finishedAt() {
    return process == null ? lastFinish : process.exitStatus().map(Exit::at).orElse(null);
  }

  /** The number that the next instance gets. */
  int nextRestarts() {
    return process == null ? restarts : restarts + 1;
  }

  /** There is a new instance. The state says so only once its postStart hook is over. */
  void started(ContainerProcess newProcess) {
    noticeExit();
    restarts = nextRestarts();
    process = newProcess;
    startedFrom = container;
    exitNoticed = false;
  }

  /** The newest instance counts as running, even if it has ended since. */
  void runs() {
    if (process != null && !exitNoticed) {
      rememberEnd();
      show();
      state =
          new ContainerState(null, new ContainerStateRunning(seconds(process.startedAt())), null);
    }
  }

  /** Takes note of the end of the newest instance. */
  void noticeExit() {
    if (process != null && !exitNoticed) {
      process.exitStatus().ifPresent(exit -> noticed(process, exit));
    }
  }

  private void noticed(ContainerProcess ended, Exit exit) {
    rememberEnd();
    exitNoticed = true;
    show();
    lastFinish = exit.at();
    state = terminated(exit, seconds(ended.startedAt()));
  }

  private void show() {
    shownRestarts = restarts;
    instance = container.name() + "#" + restarts;
  }

  private void rememberEnd() {
    if (state.terminated() != null) {
      lastState = state;
    }
  }

  /** It is to run again and cannot yet; an end that the state showed becomes the last state. */
  void waits(ContainerStateWaiting reason) {
    rememberEnd();
    state = waitingState(reason);
  }

  /** Nothing that ran before counts: the sandbox it ran in is gone. */
  void startOver(String reason) {
    noticeExit();
    if (process != null) {
      restarts++;
      shownRestarts = restarts;
      process = null;
      instance = "";
      waits(new ContainerStateWaiting(reason, ""));
    }
  }

  /** What a sync goes by. */
  ContainerView view(ProbeResults probes) {
    if (process == null) {
      return ContainerView.ABSENT;
    }
    return process
        .exitStatus()
        .map(exit -> ContainerView.exited(exit.code()))
        .orElseGet(
            () -> {
              ContainerView running = ContainerView.running(probes);
              return container.equals(startedFrom)
                  ? running
                  : new ContainerView(running.state(), 0, true, probes);
            });
  }

  ContainerStatus status(ProbeResults probes) {
    ContainerReadiness readiness =
        runsToCompletion
            ? ContainerReadiness.ofInit(container, state, probes)
            : ContainerReadiness.of(container, state, probes);
    if (reported == null || !isSaidBy(reported, readiness)) {
      reported = status(readiness);
    }
    return reported;
  }

  /** Whether a status still says how the container is. */
  private boolean isSaidBy(ContainerStatus status, ContainerReadiness readiness) {
    return state.equals(status.state())
        && Objects.equals(status.lastState(), lastState)
        && status.restartCount() == shownRestarts
        && status.ready() == readiness.ready()
        && Objects.equals(status.started(), readiness.started())
        && status.image().equals(container.image());
  }

  private ContainerStatus status(ContainerReadiness readiness) {
    return ContainerStatusBuilder.builder()
        .name(container.name())
        .image(container.image())
        .state(state)
        .lastState(lastState)
        .ready(readiness.ready())
        .started(readiness.started())
        .restartCount(shownRestarts)
        .build();
  }

  private static ContainerState waitingState(ContainerStateWaiting reason) {
    return new ContainerState(reason, null, null);
  }

  private static ContainerState terminated(Exit exit, Instant startedAt) {
    ContainerStateTerminated ended =
        ContainerStateTerminatedBuilder.builder()
            .exitCode(exit.code())
            .reason(exit.reason())
            .message(exit.message())
            .startedAt(startedAt)
            .finishedAt(seconds(exit.at()))
            .build();
    return new ContainerState(null, null, ended);
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
