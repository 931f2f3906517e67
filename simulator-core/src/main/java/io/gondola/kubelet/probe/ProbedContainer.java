package io.gondola.kubelet.probe;

/**
 * What a probe's worker sees of its container at a tick.
 *
 * @param id of the present instance; empty as long as there is none
 * @param started whether it runs and its startup probe, if any, has succeeded
 * @param returns whether it runs, waits to run, or ended and will be restarted
 * @param runningSeconds whole seconds since this instance started
 */
public record ProbedContainer(
    String id, boolean running, boolean started, boolean returns, long runningSeconds) {

  /** No instance exists yet. */
  public static final ProbedContainer NONE = new ProbedContainer("", false, false, true, 0);
}
