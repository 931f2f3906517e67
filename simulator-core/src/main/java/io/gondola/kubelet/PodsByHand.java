package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateRunning;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.kubelet.status.PodConditions;
import io.gondola.kubelet.status.PodContainers;
import io.gondola.kubelet.status.StatusStamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Stands in for the kubelets: pods do what a test says, and nothing else. */
public final class PodsByHand {

  private final ApiServer api;
  private final Consumer<Consumer<PodsByHand>> outside;

  /**
   * @param outside does what a test says, so that it is remembered
   */
  public PodsByHand(ApiServer api, Consumer<Consumer<PodsByHand>> outside) {
    this.api = api;
    this.outside = outside;
  }

  /** The pod runs and is ready. */
  public void ready(ObjectKey pod) {
    outside.accept(hand -> hand.report(pod, true));
  }

  /** The pod runs but is not ready. */
  public void unready(ObjectKey pod) {
    outside.accept(hand -> hand.report(pod, false));
  }

  /** The containers of a pod that was told to stop have ended: the pod goes away. */
  public void end(ObjectKey pod) {
    outside.accept(hand -> hand.api.delete(Pod.TYPE, pod, DeleteOptions.NOW));
  }

  private void report(ObjectKey key, boolean ready) {
    Instant now = api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
    api.patchStatus(Pod.TYPE, key, pod -> pod.withStatus(status(pod, ready, now)));
  }

  private static PodStatus status(Pod pod, boolean ready, Instant now) {
    ImmutableList<ContainerStatus> running =
        pod.spec().containers().stream()
            .map(
                container ->
                    ContainerStatusBuilder.builder()
                        .name(container.name())
                        .image(container.image())
                        .state(new ContainerState(null, new ContainerStateRunning(now), null))
                        .started(true)
                        .ready(ready)
                        .build())
            .collect(ImmutableList.toImmutableList());
    PodContainers containers = PodContainers.of(pod.spec(), ImmutableList.of(), running);
    return pod.status()
        .withPhase(PodStatus.RUNNING)
        .withContainerStatuses(running)
        .withConditions(
            PodConditions.of(
                containers,
                PodStatus.RUNNING,
                true,
                pod.status().conditions(),
                new StatusStamp(now, pod.metadata().generation())));
  }
}
