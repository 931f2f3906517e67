package io.gondola.report;

import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod while a timeline is read.
 *
 * @param version whose it is
 * @param availableAt when a ready pod turns available; only of interest while it is not
 */
record TrackedPod(VersionTally version, PodState state, Instant availableAt) {

  /** The pod as it is after a change. */
  static TrackedPod after(@Nullable TrackedPod before, Pod pod, VersionTally version) {
    PodState state = state(pod, version);
    if (state != PodState.READY) {
      return new TrackedPod(version, state, Instant.MIN);
    }
    // A pod that stays ready goes on as it was, whatever becomes of minReadySeconds.
    return before != null && before.isReady()
        ? new TrackedPod(version, before.state, before.availableAt)
        : new TrackedPod(version, state, availableAt(pod, version));
  }

  TrackedPod nowAvailable() {
    return new TrackedPod(version, PodState.AVAILABLE, availableAt);
  }

  private boolean isReady() {
    return state == PodState.READY || state == PodState.AVAILABLE;
  }

  private static PodState state(Pod pod, VersionTally version) {
    if (pod.isTerminating()) {
      return PodState.LEAVING;
    }
    if (pod.isTerminal()) {
      return PodState.NONE;
    }
    if (!pod.isReady()) {
      return PodState.STARTING;
    }
    return minReadySeconds(version) > 0 ? PodState.READY : PodState.AVAILABLE;
  }

  private static Instant availableAt(Pod pod, VersionTally version) {
    return pod.status()
        .condition(PodCondition.READY)
        .map(PodCondition::lastTransitionTime)
        .map(since -> since.plusSeconds(minReadySeconds(version)))
        .orElse(Instant.MIN);
  }

  private static int minReadySeconds(VersionTally version) {
    return version.replicaSet().spec().minReadySeconds();
  }
}
