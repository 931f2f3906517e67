package io.gondola.kubelet.sync;

import io.gondola.kubelet.probe.ProbeResults;

/**
 * The newest instance of a container as the runtime shows it.
 *
 * @param exitCode only of one that exited
 * @param definitionChanged whether the spec, such as the image, was edited after its start
 */
public record ContainerView(
    RunState state, int exitCode, boolean definitionChanged, ProbeResults probes) {

  public static final ContainerView ABSENT =
      new ContainerView(RunState.ABSENT, 0, false, ProbeResults.NONE);

  public static final ContainerView CREATED =
      new ContainerView(RunState.CREATED, 0, false, ProbeResults.NONE);

  public static ContainerView running(ProbeResults probes) {
    return new ContainerView(RunState.RUNNING, 0, false, probes);
  }

  public static ContainerView exited(int exitCode) {
    return new ContainerView(RunState.EXITED, exitCode, false, ProbeResults.NONE);
  }

  boolean exists() {
    return state != RunState.ABSENT;
  }

  /** Whether an init container counts as failed; one in an unknown state does. */
  boolean failed() {
    return state == RunState.UNKNOWN || (state == RunState.EXITED && exitCode != 0);
  }
}
