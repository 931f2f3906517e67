package io.gondola.kubelet.status;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.ContainerStatus;
import org.jspecify.annotations.Nullable;

/** Counts what a pod's containers are at, as its phase needs it. */
final class PhaseTally {

  private final PodContainers pod;
  boolean initFailed;
  boolean initPending;
  boolean sidecarPending;
  int running;
  int waiting;
  int stopped;
  int succeeded;
  int restarting;
  int unknown;

  PhaseTally(PodContainers pod) {
    this.pod = pod;
    for (Container container : pod.spec().initContainers()) {
      ContainerStatus status = pod.initStatus(container);
      if (container.isSidecar()) {
        countSidecar(status);
      } else {
        countInit(container, status);
      }
    }
    for (Container container : pod.spec().containers()) {
      countMain(container, pod.mainStatus(container));
    }
  }

  private void countInit(Container container, @Nullable ContainerStatus status) {
    ContainerStateTerminated end = status == null ? null : end(status);
    if (end == null) {
      initPending = true;
    } else if (end.exitCode() != 0 && !restarts(container, end)) {
      initFailed = true;
    }
  }

  /** A sidecar that ended counts for nothing: it neither holds the pod up nor fails it. */
  private void countSidecar(@Nullable ContainerStatus status) {
    ContainerState state = status == null ? null : status.state();
    if (status == null) {
      unknown++;
    } else if (state == null) {
      sidecarPending = true;
      unknown++;
    } else if (state.running() != null) {
      sidecarPending |= !Boolean.TRUE.equals(status.started());
      running++;
    } else if (state.terminated() == null && end(status) == null) {
      sidecarPending = true;
      waiting++;
    }
  }

  private void countMain(Container container, @Nullable ContainerStatus status) {
    ContainerState state = status == null ? null : status.state();
    if (status == null || state == null) {
      unknown++;
      return;
    }
    ContainerStateTerminated end = end(status);
    if (state.running() != null) {
      running++;
    } else if (end == null) {
      waiting++;
    } else {
      stopped++;
      // Who waits to run again has not succeeded, whatever its last exit code.
      succeeded += state.terminated() != null && end.exitCode() == 0 ? 1 : 0;
      restarting += restarts(container, end) ? 1 : 0;
    }
  }

  private boolean restarts(Container container, ContainerStateTerminated end) {
    return end.reason().equals(ContainerReasons.RESTARTING_ALL_CONTAINERS)
        || RestartPolicy.restarts(container, pod.spec(), end.exitCode());
  }

  /** How the instance ended that ended last, if none runs. */
  private static @Nullable ContainerStateTerminated end(ContainerStatus status) {
    ContainerState state = status.state();
    if (state == null || state.running() != null) {
      return null;
    }
    if (state.terminated() != null) {
      return state.terminated();
    }
    ContainerState last = status.lastState();
    return state.waiting() == null || last == null ? null : last.terminated();
  }
}
