package io.gondola.kubelet.status;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.PodSpec;
import org.jspecify.annotations.Nullable;

/**
 * A pod's containers with their statuses, from which its phase and its conditions follow.
 *
 * @param mainStarted whether an app container has started in the present sandbox: from then on the
 *     init containers are not looked at any more
 */
public record PodContainers(
    PodSpec spec,
    ImmutableList<ContainerStatus> init,
    ImmutableList<ContainerStatus> mains,
    boolean mainStarted) {

  /** Statuses of a pod whose sandbox is still its first. */
  public static PodContainers of(
      PodSpec spec, ImmutableList<ContainerStatus> init, ImmutableList<ContainerStatus> mains) {
    return new PodContainers(spec, init, mains, anyStarted(mains));
  }

  private static boolean anyStarted(ImmutableList<ContainerStatus> statuses) {
    for (ContainerStatus status : statuses) {
      ContainerState state = status.state();
      if (state != null && (state.running() != null || state.terminated() != null)) {
        return true;
      }
    }
    return false;
  }

  @Nullable ContainerStatus initStatus(Container container) {
    return find(init, container.name());
  }

  @Nullable ContainerStatus mainStatus(Container container) {
    return find(mains, container.name());
  }

  private static @Nullable ContainerStatus find(
      ImmutableList<ContainerStatus> statuses, String name) {
    for (ContainerStatus status : statuses) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    return null;
  }
}
