package io.gondola;

import java.time.Duration;

/** A small Deployment and its rollout from {@code web:1} to {@code web:2}, 20 s after its start. */
public final class ExampleRollout {

  public static final Duration SECOND_ROLLOUT = Duration.ofSeconds(20);

  private ExampleRollout() {}

  /** A manifest of a Deployment {@code web} with a limit of one pod more and none less. */
  public static String manifest(int replicas, int minReadySeconds) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: REPLICAS
      minReadySeconds: MIN_READY
      selector: {matchLabels: {app: web}}
      strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers: [{name: log, image: "log:1"}, {name: web, image: "web:1"}]
    """
        .replace("REPLICAS", Integer.toString(replicas))
        .replace("MIN_READY", Integer.toString(minReadySeconds));
  }

  /** A cluster in which {@code web:1} runs, at the time of the second rollout. */
  public static Cluster running(int replicas) {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(manifest(replicas, 0));
    cluster.runFor(SECOND_ROLLOUT);
    return cluster;
  }

  /** A cluster in which {@code web:2} has replaced {@code web:1} and no old pod is left. */
  public static Cluster done(int replicas) {
    Cluster cluster = running(replicas);
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.runFor(Duration.ofSeconds(40));
    return cluster;
  }
}
