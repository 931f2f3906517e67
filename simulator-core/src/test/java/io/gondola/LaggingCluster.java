package io.gondola;

import io.gondola.api.core.Pod;
import io.gondola.sim.Distribution;
import io.gondola.timeline.Happening;
import io.gondola.timeline.Happening.Verb;
import java.time.Duration;

/** Clusters whose controllers see the API server late, and whose pods do what a test says. */
final class LaggingCluster {

  private LaggingCluster() {}

  static Cluster of(Latencies latencies) {
    return Cluster.of(
        ClusterConfig.DEFAULT.withNodes(1).withLatencies(latencies).withPodsByHand(true));
  }

  static Latencies watch(long millis) {
    return Latencies.ZERO.withWatch(Distribution.fixed(Duration.ofMillis(millis)));
  }

  static long createdPods(Cluster cluster) {
    return cluster.timeline().entries().stream()
        .filter(
            entry ->
                entry.what() instanceof Happening.Change change
                    && change.verb() == Verb.ADDED
                    && change.object() instanceof Pod)
        .count();
  }
}
