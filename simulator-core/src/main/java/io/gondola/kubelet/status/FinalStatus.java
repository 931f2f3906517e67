package io.gondola.kubelet.status;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateTerminatedBuilder;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.PodStatus;

/** The last words of a kubelet on a pod of which nothing runs any more. */
public final class FinalStatus {

  private static final int KILLED = 137;
  private static final ContainerState LOST =
      new ContainerState(
          null,
          null,
          ContainerStateTerminatedBuilder.builder()
              .exitCode(KILLED)
              .reason(ContainerReasons.CONTAINER_STATUS_UNKNOWN)
              .message("The container could not be located when the pod was terminated")
              .build());

  private FinalStatus() {}

  /**
   * The same pod with each container ended that had its turn. Who has no end of its own counts as
   * failed, since nobody knows better; who never had its turn keeps waiting.
   */
  public static PodContainers of(PodContainers pod) {
    ImmutableList<ContainerStatus> mains =
        isInitialized(pod) ? ended(pod.mains(), pod.mains().size()) : pod.mains();
    return new PodContainers(
        pod.spec(), ended(pod.init(), turns(pod.init())), mains, pod.mainStarted());
  }

  /** The phase of such a pod: whatever is not a clear success is a failure. */
  public static String phase(PodContainers ended) {
    String phase = PodPhase.of(ended, true);
    return PodPhase.isTerminal(phase) ? phase : PodStatus.FAILED;
  }

  private static boolean isInitialized(PodContainers pod) {
    if (pod.init().isEmpty() || pod.mains().stream().anyMatch(FinalStatus::hadTurn)) {
      return true;
    }
    ContainerStatus last = pod.init().get(pod.init().size() - 1);
    return last.ready() || Boolean.TRUE.equals(last.started());
  }

  /** How many init containers had their turn: all up to the last that left its first wait. */
  private static int turns(ImmutableList<ContainerStatus> init) {
    for (int i = init.size(); i > 0; i--) {
      if (hadTurn(init.get(i - 1))) {
        return i;
      }
    }
    return Math.min(1, init.size());
  }

  private static boolean hadTurn(ContainerStatus status) {
    ContainerState state = status.state();
    ContainerState last = status.lastState();
    return (state != null && state.waiting() == null)
        || (last != null && last.terminated() != null);
  }

  private static ImmutableList<ContainerStatus> ended(
      ImmutableList<ContainerStatus> statuses, int count) {
    ImmutableList.Builder<ContainerStatus> ended = ImmutableList.builder();
    for (int i = 0; i < statuses.size(); i++) {
      ContainerStatus status = statuses.get(i);
      ended.add(i < count ? ended(status) : status);
    }
    return ended.build();
  }

  private static ContainerStatus ended(ContainerStatus status) {
    ContainerState state = status.state();
    return state != null && state.terminated() != null
        ? status
        : status.withState(LOST).withReady(false).withStarted(false);
  }
}
