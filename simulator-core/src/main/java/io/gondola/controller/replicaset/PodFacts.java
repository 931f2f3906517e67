package io.gondola.controller.replicaset;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ObjectKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ReplicaSet wants to know of one pod, worked out once for each version of the pod: a sync
 * may look at the same pods thousands of times.
 *
 * @param fullyLabeled whether the pod carries every label of the template
 * @param standing the leading criteria of the deletion order in one number, lower goes first: not
 *     scheduled, then phase (Pending, Unknown, Running), then not ready
 * @param readySince null unless ready, and where the Ready condition has no time
 * @param deletionCost the pod's {@link PodDeletionCost}
 * @param restarts of the container that was restarted most often
 * @param sidecarRestarts the same among its sidecars
 */
record PodFacts(
    Pod pod,
    Stage stage,
    boolean fullyLabeled,
    int standing,
    boolean ready,
    @Nullable Instant readySince,
    int deletionCost,
    int restarts,
    int sidecarRestarts) {

  /** Where a pod is between its creation and its end. */
  enum Stage {
    /** Counts as a replica, whether it runs yet or not. */
    ACTIVE,
    /** Deleted, but its containers may still run; counts as no replica. */
    TERMINATING,
    /** Succeeded or Failed. Such a pod stays, owned and unused, until somebody removes it. */
    FINISHED;

    static Stage of(Pod pod) {
      String phase = pod.status().phase();
      if (phase.equals("Succeeded") || phase.equals("Failed")) {
        return FINISHED;
      }
      return pod.metadata().deletionTimestamp() == null ? ACTIVE : TERMINATING;
    }
  }

  static PodFacts of(Pod pod, Map<String, String> templateLabels) {
    Optional<PodCondition> ready = trueReadyCondition(pod.status());
    return new PodFacts(
        pod,
        Stage.of(pod),
        hasAll(pod.metadata().labels(), templateLabels),
        standing(pod, ready.isPresent()),
        ready.isPresent(),
        ready.map(PodCondition::lastTransitionTime).orElse(null),
        PodDeletionCost.of(pod),
        restarts(pod.status()),
        sidecarRestarts(pod));
  }

  ObjectKey key() {
    return pod.key();
  }

  String nodeName() {
    return pod.spec().nodeName();
  }

  /** Nearly every pod has its template's labels and no others. */
  private static boolean hasAll(Map<String, String> labels, Map<String, String> wanted) {
    return labels.equals(wanted) || labels.entrySet().containsAll(wanted.entrySet());
  }

  private static Optional<PodCondition> trueReadyCondition(PodStatus status) {
    return status.condition("Ready").filter(condition -> condition.status().equals("True"));
  }

  private static int restarts(PodStatus status) {
    int most = 0;
    for (ContainerStatus container : status.containerStatuses()) {
      most = Math.max(most, container.restartCount());
    }
    return most;
  }

  private static int sidecarRestarts(Pod pod) {
    int most = 0;
    for (ContainerStatus container : pod.status().initContainerStatuses()) {
      if (container.restartCount() > most && isSidecar(pod, container.name())) {
        most = container.restartCount();
      }
    }
    return most;
  }

  private static boolean isSidecar(Pod pod, String containerName) {
    for (Container container : pod.spec().initContainers()) {
      if (container.name().equals(containerName)) {
        return container.restartPolicy().equals("Always");
      }
    }
    return false;
  }

  private static int standing(Pod pod, boolean ready) {
    int scheduled = pod.spec().nodeName().isEmpty() ? 0 : 1;
    int phase =
        switch (pod.status().phase()) {
          case "Running" -> 2;
          case "Unknown" -> 1;
          default -> 0; // Pending; Kubernetes ranks phases that it does not know with it
        };
    return (scheduled * 3 + phase) * 2 + (ready ? 1 : 0);
  }
}
