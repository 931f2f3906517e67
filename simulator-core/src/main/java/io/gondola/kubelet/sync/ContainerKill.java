package io.gondola.kubelet.sync;

import io.gondola.api.core.Container;

/**
 * A container to stop before anything starts.
 *
 * @param message of the Killing event
 */
public record ContainerKill(Container container, KillReason reason, String message) {

  static final String LOST = "is in \"unknown\" state, try killing it before restart";

  /** The message of the Killing event of a container that stops because its pod does. */
  public static ContainerKill withPod(Container container) {
    return new ContainerKill(container, KillReason.POD, "Stopping container " + container.name());
  }
}
