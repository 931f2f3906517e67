package io.gondola.kubelet;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.kubelet.backoff.PodEvent;
import io.gondola.kubelet.sync.ContainerKill;
import io.gondola.kubelet.sync.StopOrder;

/** Stops all containers of a pod: at once, but sidecars after app containers, in reverse order. */
final class PodStopper {

  private final PodRuntime runtime;
  private final ContainerStopper containers;

  PodStopper(PodRuntime runtime, ContainerStopper containers) {
    this.runtime = runtime;
    this.containers = containers;
  }

  /**
   * Stops them.
   *
   * @param done called when the last one has ended; at once if none runs
   */
  void stopAll(long graceSeconds, Runnable done) {
    ImmutableList<ManagedContainer> running =
        runtime.all().stream().filter(ManagedContainer::isRunning).collect(toImmutableList());
    if (running.isEmpty()) {
      done.run();
      return;
    }
    int[] left = {running.size()};
    for (ManagedContainer managed : running) {
      String message = ContainerKill.withPod(managed.container()).message();
      containers.stop(
          managed,
          graceSeconds,
          PodEvent.normal("Killing", message),
          this::hasTurn,
          () -> {
            managed.noticeExit();
            left[0]--;
            if (left[0] == 0) {
              done.run();
            }
          });
    }
  }

  private boolean hasTurn(ManagedContainer managed) {
    int index = runtime.init().indexOf(managed);
    return index < 0 || StopOrder.isTurnOfInit(runtime.pod().spec(), index, this::runs);
  }

  private boolean runs(Container container) {
    return runtime.find(container.name()).filter(ManagedContainer::isRunning).isPresent();
  }
}
