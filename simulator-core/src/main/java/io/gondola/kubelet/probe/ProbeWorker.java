package io.gondola.kubelet.probe;

import io.gondola.api.core.Probe;
import io.gondola.kubelet.probe.ProbeStep.Next;

/**
 * The worker of one probe of one container, for all of the container's instances. A tick says
 * whether to probe now; the answer moves the published result once enough equal ones have come.
 *
 * @param containerId of the instance that the result stands for; empty before the first
 * @param published what the rest of the kubelet goes by
 * @param last the latest raw result; carried over to the next instance
 * @param run how many equal results came last; counted no further than the threshold
 * @param onHold whether probing rests until there is a new instance
 */
public record ProbeWorker(
    ProbeType type,
    Probe probe,
    String containerId,
    ProbeResult published,
    ProbeResult last,
    int run,
    boolean onHold) {

  /** A worker that has seen no instance yet. */
  public static ProbeWorker of(ProbeType type, Probe probe) {
    return new ProbeWorker(type, probe, "", ProbeResult.UNKNOWN, ProbeResult.UNKNOWN, 0, false);
  }

  /**
   * What is to be done at a tick. The order of the checks is the kubelet's: a worker may publish
   * and end in the same tick.
   */
  public ProbeStep tick(ProbedContainer container, boolean podTerminal, boolean podDeleting) {
    if (podTerminal) {
      return new ProbeStep(this, Next.END);
    }
    if (container.id().isEmpty()) {
      return new ProbeStep(this, Next.WAIT);
    }
    ProbeWorker current = container.id().equals(containerId) ? this : forInstance(container.id());
    return current.onHold
        ? new ProbeStep(current, Next.WAIT)
        : current.tickInstance(container, podDeleting);
  }

  private ProbeStep tickInstance(ProbedContainer container, boolean podDeleting) {
    if (!container.running()) {
      ProbeWorker failed = publish(ProbeResult.FAILURE);
      return new ProbeStep(failed, container.returns() ? Next.WAIT : Next.END);
    }
    if (podDeleting && type.endsWithDeletion()) {
      // A late failure must not kill a container that is already stopping.
      return new ProbeStep(publish(ProbeResult.SUCCESS), Next.END);
    }
    boolean delayed = container.runningSeconds() < probe.initialDelaySeconds();
    // Before the startup probe succeeds only it runs; after that only the others do.
    boolean turn = container.started() != (type == ProbeType.STARTUP);
    return new ProbeStep(this, !delayed && turn ? Next.PROBE : Next.WAIT);
  }

  /** Takes note of what a probe came to. Returns this if nothing changes. */
  public ProbeWorker answered(ProbeOutcome outcome) {
    if (outcome == ProbeOutcome.ERROR) {
      return this;
    }
    ProbeResult result =
        outcome == ProbeOutcome.SUCCESS ? ProbeResult.SUCCESS : ProbeResult.FAILURE;
    int threshold = threshold(result);
    int newRun = last == result ? Math.min(run + 1, threshold) : 1;
    if (newRun < threshold) {
      return new ProbeWorker(type, probe, containerId, published, result, newRun, onHold);
    }
    if (type == ProbeType.STARTUP
        || (type == ProbeType.LIVENESS && result == ProbeResult.FAILURE)) {
      return new ProbeWorker(type, probe, containerId, result, result, 0, true);
    }
    boolean same = published == result && last == result && run == newRun;
    return same ? this : new ProbeWorker(type, probe, containerId, result, result, newRun, onHold);
  }

  private int threshold(ProbeResult result) {
    int threshold =
        result == ProbeResult.SUCCESS ? probe.successThreshold() : probe.failureThreshold();
    return Math.max(1, threshold);
  }

  private ProbeWorker forInstance(String id) {
    return new ProbeWorker(type, probe, id, type.initial(), last, run, false);
  }

  private ProbeWorker publish(ProbeResult result) {
    return result == published
        ? this
        : new ProbeWorker(type, probe, containerId, result, last, run, onHold);
  }
}
