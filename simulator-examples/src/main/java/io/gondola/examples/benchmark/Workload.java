package io.gondola.examples.benchmark;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;

/**
 * Deployments of one size, all rolled out at once with 25% surge and 25% unavailable.
 *
 * @param exposed whether each has a Service, whose EndpointSlices follow its pods
 */
record Workload(int deployments, int replicas, Timing timing, boolean exposed) {

  /** Old and new pods of a rollout, terminating ones included, are at most twice the replicas. */
  private static final int PODS_PER_NODE = 50;

  private static final Duration LIMIT = Duration.ofHours(10);

  /** More than a pod needs from its deletion until it is gone. */
  private static final Duration END_OF_OLD_PODS = Duration.ofSeconds(5);

  Workload(int deployments, int replicas, Timing timing) {
    this(deployments, replicas, timing, false);
  }

  /** How long pods take to start and stop. */
  @SuppressWarnings("ImmutableEnumChecker") // A behaviour is a record of immutable records.
  enum Timing {
    /** All the same: pods become ready in large batches. */
    FIXED(ImageBehavior.WEB_SERVER),
    /** Each its own: pods become ready one by one, and each leads to another step. */
    RANDOM(
        ImageBehavior.WEB_SERVER
            .withPull(millis(1_000, 5_000))
            .withStart(millis(100, 5_000))
            .withStop(millis(100, 1_000)));

    private final ImageBehavior behavior;

    Timing(ImageBehavior behavior) {
      this.behavior = behavior;
    }

    private static Distribution millis(long min, long max) {
      return Distribution.uniform(Duration.ofMillis(min), Duration.ofMillis(max));
    }
  }

  /** Sets a cluster up and measures the rollout of a new image. */
  RolloutCost rollOut() {
    Cluster cluster = Cluster.of(config());
    for (int i = 0; i < deployments; i++) {
      cluster.apply(ExampleManifest.deployment(name(i), replicas));
      if (exposed) {
        cluster.apply(ExampleManifest.service(name(i)));
      }
    }
    runUntilComplete(cluster);

    RolloutCost cost = RolloutCost.of(pods(), () -> update(cluster));
    checkDone(cluster);
    return cost;
  }

  private void update(Cluster cluster) {
    for (int i = 0; i < deployments; i++) {
      cluster.setImage(name(i), "web", "web:2");
    }
    runUntilComplete(cluster);
  }

  private ClusterConfig config() {
    int nodes = pods() / PODS_PER_NODE + 3;
    return ClusterConfig.DEFAULT
        .withNodes(nodes)
        .withImage("web:1", timing.behavior)
        .withImage("web:2", timing.behavior);
  }

  private int pods() {
    return deployments * replicas;
  }

  private void runUntilComplete(Cluster cluster) {
    for (int i = 0; i < deployments; i++) {
      cluster.runUntil(Condition.rolloutComplete(name(i)), LIMIT);
    }
    cluster.runFor(END_OF_OLD_PODS);
  }

  private void checkDone(Cluster cluster) {
    long updated =
        cluster.list(Pod.TYPE, "").stream()
            .filter(pod -> pod.spec().containers().get(0).image().equals("web:2"))
            .filter(Pod::isReady)
            .count();
    if (updated != pods() || cluster.pods().size() != pods()) {
      throw new IllegalStateException(
          "%s of %s pods are new, %s exist".formatted(updated, pods(), cluster.pods().size()));
    }
  }

  private static String name(int deployment) {
    return "web-" + deployment;
  }

  @Override
  public String toString() {
    String size = deployments == 1 ? "" + replicas : deployments + " x " + replicas;
    return size
        + (timing == Timing.FIXED ? " replicas" : " replicas, random times")
        + (exposed ? ", Service" : "");
  }
}
