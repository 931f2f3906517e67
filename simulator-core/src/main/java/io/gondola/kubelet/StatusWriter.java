package io.gondola.kubelet;

import io.gondola.api.core.PodStatus;
import io.gondola.kubelet.status.FinalStatus;
import io.gondola.kubelet.status.PodContainers;
import io.gondola.kubelet.status.PodPhase;
import org.jspecify.annotations.Nullable;

/** Writes what is known of a pod to its status in the API server. */
final class StatusWriter {

  private final NodeContext node;
  private final PodRuntime runtime;
  private final PodProbes probes;
  private @Nullable Known known;

  /** What a status follows from. */
  private record Known(PodContainers containers, boolean finished, String readyAddress) {}

  StatusWriter(NodeContext node, PodRuntime runtime, PodProbes probes) {
    this.node = node;
    this.runtime = runtime;
    this.probes = probes;
  }

  /** The phase that follows from the containers as they are. */
  String computedPhase() {
    return PodPhase.of(runtime.containers(probes::of), runtime.isFinished());
  }

  /** Writes the status if anything in it has changed since it was last written. */
  void publish() {
    PodContainers containers = runtime.containers(probes::of);
    Known now = new Known(containers, runtime.isFinished(), runtime.readyAddress());
    // Readiness gates are read from the status that is there.
    boolean same = now.equals(known) && runtime.pod().spec().readinessGates().isEmpty();
    if (!same) {
      known = now;
      write(containers);
    }
  }

  /** Writes the status whatever was written before: nobody may have heard it. */
  void publishAnew() {
    known = null;
    publish();
  }

  private void write(PodContainers containers) {
    String computed = PodPhase.of(containers, runtime.isFinished());
    node.publish(
        runtime,
        live ->
            runtime.status(
                live.status(),
                containers,
                PodPhase.next(live.status().phase(), computed, runtime.anythingRuns()),
                node.stamp(live),
                node.sharedLists()));
  }

  /** All containers have ended: the last status that the pod gets. */
  void publishFinal(String reason, String message) {
    PodContainers containers = FinalStatus.of(runtime.containers(probes::of));
    // Who is stopped for a reason of the kubelet's own has failed, whatever its exit codes.
    String phase = reason.isEmpty() ? FinalStatus.phase(containers) : PodStatus.FAILED;
    node.publish(
        runtime,
        live ->
            runtime
                .status(live.status(), containers, phase, node.stamp(live), node.sharedLists())
                .withReason(reason)
                .withMessage(message));
  }
}
