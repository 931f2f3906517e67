package io.gondola.kubelet;

import io.gondola.api.core.LifecycleHandler;
import io.gondola.kubelet.backoff.PodEvent;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.sync.StopBudget;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stops containers: preStop hook, a sidecar's wait for its turn, SIGTERM, and SIGKILL when the
 * grace period is over.
 */
final class ContainerStopper {

  private final NodeContext node;
  private final PodRuntime runtime;

  /** By process, in the order in which they were told to stop. */
  private final Map<ContainerProcess, Stop> stops = new LinkedHashMap<>();

  /** Whether a container's turn for SIGTERM has come. */
  interface Turn {
    Turn NOW = container -> true;

    boolean hasCome(ManagedContainer container);
  }

  /** A container on its way out. */
  private static final class Stop {
    private final ManagedContainer managed;
    private final Turn turn;
    private final Runnable done;
    private final List<Timer> timers = new ArrayList<>(2);
    private StopBudget budget;
    private boolean inHook;
    private @Nullable Instant waitsSince;

    Stop(ManagedContainer managed, StopBudget budget, Turn turn, Runnable done) {
      this.managed = managed;
      this.budget = budget;
      this.turn = turn;
      this.done = done;
    }
  }

  ContainerStopper(NodeContext node, PodRuntime runtime) {
    this.node = node;
    this.runtime = runtime;
  }

  /**
   * Stops a container. One that is on its way out already is stopped anew, its hook included, as
   * when a kubelet is told of a shorter grace period: who asked before is not told of its end.
   *
   * @param graceSeconds from now until it is killed, hook and wait included
   * @param event what people are told
   * @param done called once it has ended; at once if it does not run
   */
  void stop(ManagedContainer managed, long graceSeconds, PodEvent event, Turn turn, Runnable done) {
    ContainerProcess process = managed.process();
    if (process == null || !process.isRunning()) {
      done.run();
      return;
    }
    breakOff(process);
    node.report(runtime.pod(), event);
    Stop stop = new Stop(managed, new StopBudget(graceSeconds), turn, done);
    stops.put(process, stop);
    preStop(process, stop);
  }

  private void breakOff(ContainerProcess process) {
    Stop before = stops.remove(process);
    if (before != null) {
      before.timers.forEach(Timer::cancel);
      if (before.inHook) {
        reportFailedHook();
      }
    }
  }

  /**
   * A process has ended: the next one's turn may have come.
   *
   * @return whether it had been told to stop
   */
  boolean onExit(ContainerProcess process) {
    Stop stop = stops.remove(process);
    if (stop != null) {
      stop.timers.forEach(Timer::cancel);
      stop.done.run();
    }
    new ArrayList<>(stops.entrySet())
        .forEach(
            entry -> {
              Stop waiting = entry.getValue();
              if (waiting.waitsSince != null && waiting.turn.hasCome(waiting.managed)) {
                endWait(entry.getKey(), waiting);
              }
            });
    return stop != null;
  }

  private void preStop(ContainerProcess process, Stop stop) {
    LifecycleHandler hook =
        stop.managed.container().lifecycle() == null
            ? null
            : stop.managed.container().lifecycle().preStop();
    if (hook == null || stop.budget.limit().isZero()) {
      awaitTurn(process, stop);
      return;
    }
    Duration limit = stop.budget.limit();
    Duration wanted = HookTime.of(hook);
    boolean inTime = wanted.compareTo(limit) <= 0;
    Duration time = inTime ? wanted : limit;
    stop.inHook = true;
    later(
        time,
        "finish the preStop hook of",
        stop,
        () -> {
          stop.inHook = false;
          if (!inTime || !Hooks.succeeds(hook, process, runtime.network())) {
            reportFailedHook();
          }
          stop.budget = stop.budget.after(time);
          awaitTurn(process, stop);
        });
  }

  private void reportFailedHook() {
    node.report(runtime.pod(), PodEvent.warning("FailedPreStopHook", "PreStopHook failed"));
  }

  private void awaitTurn(ContainerProcess process, Stop stop) {
    if (stop.turn.hasCome(stop.managed) || stop.budget.limit().isZero()) {
      terminate(process, stop);
      return;
    }
    stop.waitsSince = node.now();
    later(stop.budget.limit(), "give up waiting for", stop, () -> endWait(process, stop));
  }

  private void endWait(ContainerProcess process, Stop stop) {
    if (stop.waitsSince != null) {
      stop.budget = stop.budget.after(Duration.between(stop.waitsSince, node.now()));
      stop.waitsSince = null;
      terminate(process, stop);
    }
  }

  private void terminate(ContainerProcess process, Stop stop) {
    process.terminate();
    if (process.isRunning()) {
      later(stop.budget.sigtermToSigkill(), "kill a container of", stop, process::kill);
    }
  }

  private void later(Duration time, String verb, Stop stop, Runnable action) {
    stop.timers.add(node.after(time, verb, runtime.pod().key(), action));
  }
}
