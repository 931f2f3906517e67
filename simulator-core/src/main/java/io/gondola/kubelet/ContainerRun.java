package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateRunning;
import io.gondola.api.core.ContainerStateWaiting;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.ContainerStatusBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container as the kubelet knows it.
 *
 * @param waitingReason why it does not run; ignored once it does
 * @param startedAt when it started; null while it waits
 * @param ready whether it can serve
 */
record ContainerRun(
    Container container,
    String waitingReason,
    String waitingMessage,
    @Nullable Instant startedAt,
    boolean ready) {

  static final String CREATING = "ContainerCreating";

  static ContainerRun creating(Container container) {
    return new ContainerRun(container, CREATING, "", null, false);
  }

  ContainerRun waiting(String reason, String message) {
    return new ContainerRun(container, reason, message, null, false);
  }

  ContainerRun started(Instant at, boolean nowReady) {
    return new ContainerRun(container, "", "", at, nowReady);
  }

  ContainerRun becameReady() {
    return new ContainerRun(container, "", "", startedAt, true);
  }

  boolean isRunning() {
    return startedAt != null;
  }

  ContainerStatus status() {
    return ContainerStatusBuilder.builder()
        .name(container.name())
        .image(container.image())
        .state(state())
        .ready(ready)
        .started(isRunning())
        .build();
  }

  private ContainerState state() {
    return isRunning()
        ? new ContainerState(null, new ContainerStateRunning(startedAt), null)
        : new ContainerState(new ContainerStateWaiting(waitingReason, waitingMessage), null, null);
  }
}
