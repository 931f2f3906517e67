package io.gondola.examples.benchmark;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.api.core.Pod;
import java.time.Duration;

/**
 * Deployments of one size, all rolled out at once with 25% surge and 25% unavailable.
 *
 * @param exposed whether each has a Service, whose EndpointSlices follow its pods
 */
record Workload(int deployments, int replicas, Timing timing, boolean exposed) {

  /** As in the largest cluster that Kubernetes supports: 150,000 pods on 5,000 nodes. */
  private static final int PODS_PER_NODE = 30;

  private static final int FEWEST_NODES = 3;

  private static final Duration LIMIT = Duration.ofHours(10);

  /** More than a pod needs from its deletion until it is gone. */
  private static final Duration END_OF_OLD_PODS = Duration.ofSeconds(5);

  Workload(int deployments, int replicas, Timing timing) {
    this(deployments, replicas, timing, false);
  }

  /** A cluster in which the first version is up. */
  Cluster start() {
    Cluster cluster = Cluster.of(config());
    for (int i = 0; i < deployments; i++) {
      cluster.apply(ExampleManifest.deployment(name(i), replicas));
      if (exposed) {
        cluster.apply(ExampleManifest.service(name(i)));
      }
    }
    runUntilComplete(cluster);
    return cluster;
  }

  /** From the change of the images until the old pods are gone. */
  void rollOut(Cluster cluster) {
    for (int i = 0; i < deployments; i++) {
      cluster.setImage(name(i), "web", "web:2");
    }
    runUntilComplete(cluster);
  }

  private ClusterConfig config() {
    int nodes = Math.max(FEWEST_NODES, pods() / PODS_PER_NODE);
    return ClusterConfig.DEFAULT
        .withNodes(nodes)
        .withImage("web:1", timing.behavior())
        .withImage("web:2", timing.behavior());
  }

  int pods() {
    return deployments * replicas;
  }

  private void runUntilComplete(Cluster cluster) {
    for (int i = 0; i < deployments; i++) {
      cluster.runUntil(Condition.rolloutComplete(name(i)), LIMIT);
    }
    cluster.runFor(END_OF_OLD_PODS);
  }

  void checkDone(Cluster cluster) {
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
    return (deployments == 1 ? "" : deployments + " x ")
        + Work.thousands(replicas)
        + " replicas"
        + (timing == Timing.FIXED ? "" : ", random times")
        + (exposed ? ", Service" : "");
  }
}
