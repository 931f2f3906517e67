package io.gondola.kubelet;

import io.gondola.kubelet.probe.ProbeOutcome;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.probe.ProbeStep;
import io.gondola.kubelet.probe.ProbeType;
import io.gondola.kubelet.probe.ProbeWorker;
import io.gondola.kubelet.probe.ProbedContainer;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Runs one probe of one container at its period.
 *
 * <p>A real kubelet probes for ever. Here a probe whose answer can change nothing more rests until
 * the process says that its answers have changed, and then goes on in step with its period: so a
 * cluster in which nothing happens costs nothing.
 */
final class ProbeRunner {

  /** The pod around the probe. */
  interface Owner {

    ProbedContainer container(ProbeRunner runner);

    boolean podTerminal();

    boolean podDeleting();

    /** Carries the probe out; a failure is reported to people as well. */
    ProbeOutcome ask(ProbeRunner runner);

    /** Whether the next answer may differ though nobody says that anything has changed. */
    boolean isRestless(ProbeRunner runner);

    /** The published result has changed. */
    void published(ProbeRunner runner);

    Instant now();

    Timer after(Duration delay, ProbeRunner runner, Runnable action);
  }

  private final Owner owner;
  private final String containerName;
  private ProbeWorker worker;
  private Instant firstTick;
  private @Nullable Timer next;

  ProbeRunner(Owner owner, String containerName, ProbeWorker worker) {
    this.owner = owner;
    this.containerName = containerName;
    this.worker = worker;
    this.firstTick = owner.now();
  }

  ProbeType type() {
    return worker.type();
  }

  String containerName() {
    return containerName;
  }

  ProbeWorker worker() {
    return worker;
  }

  ProbeResult result() {
    return worker.published();
  }

  /** Something that the probe depends on has changed: goes on with the next tick. */
  void wake() {
    if (next == null || !next.isPending()) {
      next = owner.after(untilNextTick(), this, this::tick);
    }
  }

  /**
   * Probes out of turn, at once, and counts the period from now: so a started container is soon
   * ready.
   */
  void poke() {
    stop();
    firstTick = owner.now();
    tick();
  }

  void stop() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private void tick() {
    next = null;
    ProbeWorker before = worker;
    ProbeStep step = worker.tick(owner.container(this), owner.podTerminal(), owner.podDeleting());
    worker = step.worker();
    boolean rests = true;
    switch (step.next()) {
      case PROBE -> {
        ProbeWorker asked = worker;
        ProbeOutcome outcome = owner.ask(this);
        worker = asked.answered(outcome);
        boolean settled = outcome == ProbeOutcome.SUCCESS && worker.equals(asked);
        rests = worker.onHold() || (settled && !owner.isRestless(this));
      }
      case WAIT -> rests = !isDelayed();
      case END -> {}
    }
    if (!rests) {
      wake();
    }
    if (worker.published() != before.published()) {
      owner.published(this);
    }
  }

  /** Whether only the initial delay keeps the probe from running. */
  private boolean isDelayed() {
    ProbedContainer container = owner.container(this);
    return container.running()
        && !worker.onHold()
        && container.started() != (type() == ProbeType.STARTUP)
        && container.runningSeconds() < worker.probe().initialDelaySeconds();
  }

  private Duration untilNextTick() {
    long period = Duration.ofSeconds(Math.max(1, worker.probe().periodSeconds())).toNanos();
    long passed = Duration.between(firstTick, owner.now()).toNanos();
    return Duration.ofNanos(period - passed % period);
  }
}
