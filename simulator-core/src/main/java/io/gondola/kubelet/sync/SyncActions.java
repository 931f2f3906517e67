package io.gondola.kubelet.sync;

import com.google.common.collect.ImmutableList;

/**
 * What one sync of a pod does, in this order: kill the pod or single containers, create a sandbox,
 * start init containers, start app containers. Containers are given by their place in the spec.
 *
 * @param killPod whether all containers and the sandbox go first; with a sandbox to create, the
 *     event SandboxChanged says so unless there was none
 * @param sandboxAttempt of the sandbox to create or to keep
 * @param restartAll whether the pod starts over in its sandbox because a container's exit asks for
 *     it: all that runs is killed without hooks and grace, and forgotten
 */
public record SyncActions(
    boolean killPod,
    boolean createSandbox,
    int sandboxAttempt,
    ImmutableList<Integer> initToStart,
    ImmutableList<Integer> mainsToStart,
    ImmutableList<ContainerKill> kills,
    boolean restartAll) {

  /**
   * What to do for a pod that is to run. One that was told to stop, or whose phase is terminal, is
   * killed whole and needs no such decision.
   */
  public static SyncActions of(PodView pod) {
    return pod.usableSandbox()
        .map(sandbox -> new RunningPodSync(pod, sandbox.attempt()).actions())
        .orElseGet(() -> NewSandbox.actions(pod));
  }

  static SyncActions killPod(int attempt) {
    return new SyncActions(
        true, false, attempt, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), false);
  }

  static SyncActions createSandbox(
      int attempt, ImmutableList<Integer> initToStart, ImmutableList<Integer> mainsToStart) {
    return new SyncActions(
        true, true, attempt, initToStart, mainsToStart, ImmutableList.of(), false);
  }

  static SyncActions restartAll(int attempt) {
    return new SyncActions(
        false, false, attempt, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), true);
  }

  /** Whether the pod is as it should be. */
  public boolean isIdle() {
    return !killPod
        && !restartAll
        && initToStart.isEmpty()
        && mainsToStart.isEmpty()
        && kills.isEmpty();
  }
}
