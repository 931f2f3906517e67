package io.gondola.kubelet;

import io.gondola.kubelet.status.FinalStatus;
import io.gondola.kubelet.status.PodContainers;
import io.gondola.kubelet.status.PodPhase;

/** Writes what is known of a pod to its status in the API server. */
final class StatusWriter {

  private final NodeContext node;
  private final PodRuntime runtime;
  private final PodProbes probes;

  StatusWriter(NodeContext node, PodRuntime runtime, PodProbes probes) {
    this.node = node;
    this.runtime = runtime;
    this.probes = probes;
  }

  /** The phase that follows from the containers as they are. */
  String computedPhase() {
    return PodPhase.of(runtime.containers(probes::of), runtime.isFinished());
  }

  void publish() {
    PodContainers containers = runtime.containers(probes::of);
    String computed = PodPhase.of(containers, runtime.isFinished());
    node.publish(
        runtime,
        live ->
            runtime.status(
                live.status(),
                containers,
                PodPhase.next(live.status().phase(), computed, runtime.anythingRuns()),
                node.stamp(live)));
  }

  /** All containers have ended: the last status that the pod gets. */
  void publishFinal(String reason, String message) {
    PodContainers containers = FinalStatus.of(runtime.containers(probes::of));
    String phase = FinalStatus.phase(containers);
    node.publish(
        runtime,
        live ->
            runtime
                .status(live.status(), containers, phase, node.stamp(live))
                .withReason(reason)
                .withMessage(message));
  }
}
