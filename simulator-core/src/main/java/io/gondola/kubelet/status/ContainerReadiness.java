package io.gondola.kubelet.status;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.probe.ProbeResults;

/** The {@code started} and {@code ready} of a container, from its state and its probes. */
public record ContainerReadiness(boolean started, boolean ready) {

  private static final ContainerReadiness NEITHER = new ContainerReadiness(false, false);
  private static final ContainerReadiness STARTED = new ContainerReadiness(true, false);
  private static final ContainerReadiness BOTH = new ContainerReadiness(true, true);
  private static final ContainerReadiness DONE = new ContainerReadiness(false, true);

  /** Of an app container or a native sidecar: a probe that it does not have counts as passed. */
  public static ContainerReadiness of(
      Container container, ContainerState state, ProbeResults probes) {
    if (!isStarted(container, state, probes)) {
      return NEITHER;
    }
    boolean ready = container.readinessProbe() == null || probes.readiness() == ProbeResult.SUCCESS;
    return ready ? BOTH : STARTED;
  }

  /** Of an init container that runs to completion: ready is who exited with 0. */
  public static ContainerReadiness ofInit(
      Container container, ContainerState state, ProbeResults probes) {
    ContainerStateTerminated end = state.terminated();
    if (end != null) {
      return end.exitCode() == 0 ? DONE : NEITHER;
    }
    return isStarted(container, state, probes) ? STARTED : NEITHER;
  }

  private static boolean isStarted(Container container, ContainerState state, ProbeResults probes) {
    return state.running() != null
        && (container.startupProbe() == null || probes.startup() == ProbeResult.SUCCESS);
  }
}
