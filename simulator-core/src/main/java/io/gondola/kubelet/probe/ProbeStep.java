package io.gondola.kubelet.probe;

/** A worker after a tick, and what it does now. */
public record ProbeStep(ProbeWorker worker, Next next) {

  /** What follows from a tick. */
  public enum Next {
    /** Run the probe and hand its outcome to {@link ProbeWorker#answered}. */
    PROBE,
    /** Nothing to do until the next tick. */
    WAIT,
    /** The worker's job is done. */
    END
  }
}
