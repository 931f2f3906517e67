package io.gondola.kubelet.sync;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.PodSpec;
import io.gondola.kubelet.status.RestartPolicy;

/** A pod whose sandbox is gone starts over in a new one, unless nothing of it may run again. */
final class NewSandbox {

  private NewSandbox() {}

  static SyncActions actions(PodView pod) {
    int attempt = pod.nextAttempt();
    if (attempt > 0 && pod.anyContainerExists() && !anyMayRestart(pod.spec())) {
      return SyncActions.killPod(attempt);
    }
    ImmutableList<Integer> mains = mainsToStart(pod);
    if (mains.isEmpty() && pod.mains().stream().anyMatch(ContainerView::exists)) {
      // App containers once ran, so initialization was complete, and all have succeeded.
      return SyncActions.killPod(attempt);
    }
    return pod.spec().initContainers().isEmpty()
        ? SyncActions.createSandbox(attempt, ImmutableList.of(), mains)
        : SyncActions.createSandbox(attempt, ImmutableList.of(0), ImmutableList.of());
  }

  private static boolean anyMayRestart(PodSpec spec) {
    return spec.containers().stream()
        .anyMatch(container -> RestartPolicy.mayRestart(container, spec));
  }

  /** All but those that have succeeded for good. */
  private static ImmutableList<Integer> mainsToStart(PodView pod) {
    ImmutableList.Builder<Integer> start = ImmutableList.builder();
    for (int i = 0; i < pod.mains().size(); i++) {
      ContainerView view = pod.mains().get(i);
      boolean succeeded = view.state() == RunState.EXITED && view.exitCode() == 0;
      if (!succeeded || RestartPolicy.restarts(pod.spec().containers().get(i), pod.spec(), 0)) {
        start.add(i);
      }
    }
    return start.build();
  }
}
