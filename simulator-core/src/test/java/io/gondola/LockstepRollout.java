package io.gondola;

import static java.util.Comparator.comparing;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.Quantity;
import io.gondola.controller.deployment.RollbackTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Drives a cluster as the recorder drove the real one: an operation, then wait until nothing
 * changes any more.
 *
 * <p>No kubelet runs; pods become ready and end by hand. Delays are zero, so that well under a
 * second passes between operations.
 */
final class LockstepRollout {

  private static final Duration QUIET = Duration.ofMillis(20);

  /**
   * Longer than the resolution of creation timestamps: ReplicaSets of different steps differ in
   * age.
   */
  private static final Duration BETWEEN_TEMPLATES = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final boolean autoTerminate;
  private final JsonNode manifest;
  private final String name;
  private final List<String> replicaSets = new ArrayList<>();
  private int seen;
  private int affected;

  LockstepRollout(JsonNode recording) {
    this.cluster =
        Cluster.of(
            ClusterConfig.DEFAULT
                .withNodes(1)
                .withNodeSize(new NodeSize(Quantity.parse("1000"), Quantity.parse("1Ti"), 10_000))
                .withLatencies(Latencies.ZERO)
                .withPodsByHand(true));
    this.manifest = recording.get("manifest");
    this.name = manifest.get("metadata").get("name").stringValue();
    this.autoTerminate = recording.get("autoTerminate").booleanValue();
  }

  RolloutSnapshot perform(JsonNode operation) {
    affected = -1;
    act(operation);
    settle();
    RolloutSnapshot snapshot = RolloutSnapshot.of(cluster, name, replicaSets, seen, affected);
    seen = cluster.timeline().size();
    return snapshot;
  }

  private void act(JsonNode operation) {
    switch (operation.get("op").stringValue()) {
      case "create" -> cluster.apply(manifest.toString());
      case "ready" -> affected = makeReady(operation);
      case "unready" -> affected = makeUnready(operation);
      case "deletePod" -> affected = deletePods(operation);
      case "terminate" -> affected = endTerminating();
      case "setImage" -> {
        cluster.runFor(BETWEEN_TEMPLATES);
        cluster.setImage(name, firstContainer(), operation.get("image").stringValue());
      }
      case "scale" -> cluster.scale(name, operation.get("replicas").intValue());
      case "pause" -> cluster.pause(name);
      case "resume" -> cluster.resume(name);
      case "patch" -> {
        cluster.runFor(BETWEEN_TEMPLATES);
        cluster.patch(Deployment.TYPE, name, operation.get("patch").toString());
      }
      case "undo" -> affected = undo(operation);
      case "advance" -> cluster.runFor(Duration.ofSeconds(operation.get("seconds").intValue()));
      default -> throw new IllegalArgumentException("unknown operation " + operation);
    }
  }

  /**
   * The recorder made one pod after the other ready. The control plane notices each by itself,
   * until the Deployment scales something; that takes it so long that it finds all others ready.
   */
  private int makeReady(JsonNode operation) {
    List<Pod> pods = pods(operation, pod -> pod.isActive() && !pod.isReady());
    for (Pod pod : pods) {
      cluster.podsByHand().ready(pod.key());
      if (!hasScaled()) {
        cluster.runFor(QUIET);
      }
    }
    return pods.size();
  }

  private boolean hasScaled() {
    return cluster.timeline().entries().subList(seen, cluster.timeline().size()).stream()
        .anyMatch(RolloutSnapshot::isScaling);
  }

  private int makeUnready(JsonNode operation) {
    List<Pod> pods = pods(operation, pod -> pod.isActive() && pod.isReady());
    pods.forEach(pod -> cluster.podsByHand().unready(pod.key()));
    return pods.size();
  }

  private int deletePods(JsonNode operation) {
    boolean ready = operation.get("ready").booleanValue();
    List<Pod> pods = pods(operation, pod -> pod.isActive() && pod.isReady() == ready);
    pods.forEach(pod -> cluster.delete(Pod.TYPE, pod.name()));
    return pods.size();
  }

  private List<Pod> pods(JsonNode operation, Predicate<Pod> filter) {
    String owner = replicaSets.get(operation.get("rs").intValue() - 1);
    return cluster.pods().stream()
        .filter(pod -> pod.metadata().controller().orElseThrow().name().equals(owner))
        .filter(filter)
        .sorted(comparing((Pod pod) -> pod.metadata().creationTimestamp()).thenComparing(Pod::name))
        .limit(operation.get("count").intValue())
        .toList();
  }

  private int endTerminating() {
    List<Pod> pods = cluster.pods().stream().filter(Pod::isTerminating).toList();
    pods.forEach(pod -> cluster.podsByHand().end(pod.key()));
    return pods.size();
  }

  /** The revision gone back to; 0 if there was none to go back to. */
  private int undo(JsonNode operation) {
    cluster.runFor(BETWEEN_TEMPLATES);
    JsonNode revision = operation.get("toRevision");
    try {
      Deployment undone = cluster.undo(name, revision == null ? 0 : revision.intValue());
      return cluster.list(ReplicaSet.TYPE, "").stream()
          .filter(set -> RollbackTarget.isCurrent(undone, set))
          .mapToInt(set -> RolloutSnapshot.annotation(set, "revision"))
          .max()
          .orElseThrow();
    } catch (ApiException nothingToUndo) {
      return 0;
    }
  }

  private String firstContainer() {
    return cluster.deployment(name).spec().template().spec().containers().get(0).name();
  }

  /**
   * Until nothing changes any more; pods that were told to stop end at once if the recorder ended
   * them.
   */
  private void settle() {
    int before;
    do {
      before = cluster.timeline().size();
      cluster.runFor(QUIET);
      if (autoTerminate) {
        endTerminating();
      }
    } while (cluster.timeline().size() > before);
  }
}
