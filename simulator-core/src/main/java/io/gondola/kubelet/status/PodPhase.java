package io.gondola.kubelet.status;

import io.gondola.api.core.PodStatus;

/** The phase of a pod: a pure function of its spec and the statuses of its containers. */
public final class PodPhase {

  private PodPhase() {}

  /**
   * The phase that the containers alone amount to.
   *
   * @param finished whether the kubelet has decided that no container runs again, as in a deletion
   */
  public static String of(PodContainers pod, boolean finished) {
    PhaseTally tally = new PhaseTally(pod);
    if (tally.initFailed) {
      return PodStatus.FAILED;
    }
    boolean initializing = tally.initPending || (tally.sidecarPending && !pod.mainStarted());
    if (initializing || tally.waiting > 0 || tally.unknown > 0) {
      return PodStatus.PENDING;
    }
    if (tally.running > 0) {
      return PodStatus.RUNNING;
    }
    return tally.stopped > 0 ? ended(tally, finished) : PodStatus.PENDING;
  }

  private static String ended(PhaseTally tally, boolean finished) {
    if (!finished && tally.restarting > 0) {
      return PodStatus.RUNNING;
    }
    return tally.succeeded == tally.stopped ? PodStatus.SUCCEEDED : PodStatus.FAILED;
  }

  /**
   * The phase to report. Terminal phases are final, and none is reported while a container still
   * runs: it promises that the pod's resources are free.
   */
  public static String next(String before, String computed, boolean anythingRuns) {
    if (isTerminal(before) || (isTerminal(computed) && anythingRuns)) {
      return before;
    }
    return computed;
  }

  public static boolean isTerminal(String phase) {
    return phase.equals(PodStatus.SUCCEEDED) || phase.equals(PodStatus.FAILED);
  }
}
