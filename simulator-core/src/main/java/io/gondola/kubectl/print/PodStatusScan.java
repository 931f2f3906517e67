package io.gondola.kubectl.print;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodStatus;

/**
 * Walks the containers of a pod for its STATUS, READY and RESTARTS, as the API server does for
 * {@code kubectl get pods}: the first init container that is not done speaks for the pod; once all
 * are, the first container that has something to say does.
 */
final class PodStatusScan {

  private static final ContainerState NO_STATE = new ContainerState(null, null, null);

  private final Pod pod;
  private String status;
  private long ready;
  private boolean anyRunning;
  private Restarts restarts = Restarts.NONE;

  PodStatusScan(Pod pod) {
    this.pod = pod;
    this.status = pod.status().reason().isEmpty() ? pod.status().phase() : pod.status().reason();
  }

  String status() {
    return status;
  }

  long ready() {
    return ready;
  }

  Restarts restarts() {
    return restarts;
  }

  void run() {
    pod.status()
        .condition(PodCondition.POD_SCHEDULED)
        .filter(condition -> condition.reason().equals("SchedulingGated"))
        .ifPresent(condition -> status = condition.reason());
    Restarts sidecarRestarts = Restarts.NONE;
    boolean initializing = false;
    ImmutableList<ContainerStatus> inits = pod.status().initContainerStatuses();
    for (int i = 0; i < inits.size() && !initializing; i++) {
      ContainerStatus init = inits.get(i);
      restarts = restarts.plus(init);
      if (isSidecar(init)) {
        sidecarRestarts = sidecarRestarts.plus(init);
      }
      initializing = !isDone(init, i);
    }
    if (!initializing || isTrue(PodCondition.INITIALIZED)) {
      restarts = sidecarRestarts; // Those of plain init containers are history.
      scanContainers();
    }
    scanDeletion();
  }

  /** Whether an init container lets the next one run; if not, it says what the pod waits for. */
  private boolean isDone(ContainerStatus init, int index) {
    ContainerState state = state(init);
    ContainerStateTerminated ended = state.terminated();
    if (ended != null && ended.exitCode() == 0) {
      return true;
    }
    if (isSidecar(init) && Boolean.TRUE.equals(init.started())) {
      ready += init.ready() ? 1 : 0;
      return true;
    }
    if (ended != null) {
      status = "Init:" + reason(ended);
    } else if (state.waiting() != null
        && !state.waiting().reason().isEmpty()
        && !state.waiting().reason().equals("PodInitializing")) {
      status = "Init:" + state.waiting().reason();
    } else {
      status = "Init:%s/%s".formatted(index, pod.spec().initContainers().size());
    }
    return false;
  }

  /** From the last to the first, so that the first one's word stays. */
  private void scanContainers() {
    pod.status().containerStatuses().reverse().forEach(this::scanContainer);
    if (status.equals("Completed") && anyRunning) {
      status = isTrue(PodCondition.READY) ? "Running" : "NotReady";
    }
  }

  private void scanContainer(ContainerStatus container) {
    restarts = restarts.plus(container);
    ContainerState state = state(container);
    if (state.waiting() != null && !state.waiting().reason().isEmpty()) {
      status = state.waiting().reason();
    } else if (state.terminated() != null) {
      status = reason(state.terminated());
    } else if (container.ready() && state.running() != null) {
      anyRunning = true;
      ready++;
    }
  }

  private void scanDeletion() {
    if (pod.isTerminating() && pod.status().reason().equals("NodeLost")) {
      status = PodStatus.UNKNOWN;
    } else if (pod.isTerminating() && !pod.isTerminal()) {
      status = "Terminating";
    }
  }

  private boolean isSidecar(ContainerStatus init) {
    return pod.spec().initContainers().stream()
        .filter(container -> container.name().equals(init.name()))
        .anyMatch(Container::isSidecar);
  }

  private boolean isTrue(String condition) {
    return pod.status().condition(condition).map(PodCondition::isTrue).orElse(false);
  }

  private static ContainerState state(ContainerStatus container) {
    return container.state() == null ? NO_STATE : container.state();
  }

  private static String reason(ContainerStateTerminated ended) {
    if (!ended.reason().isEmpty()) {
      return ended.reason();
    }
    return ended.signal() == 0 ? "ExitCode:" + ended.exitCode() : "Signal:" + ended.signal();
  }
}
