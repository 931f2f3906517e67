package io.gondola;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/**
 * A rollout to try: the Deployment {@code web} comes up with the image {@code web:1}, then things
 * are done to it. All that happens is spelled out, so that a failing scenario shrinks to one that a
 * person can read.
 *
 * @param config seed, delays and behaviour of the images {@code web:1} to {@code web:3}
 * @param strategy of the Deployment, as YAML in braces
 */
record RolloutScenario(
    ClusterConfig config, int replicas, String strategy, ImmutableList<Step> steps) {

  static final String NAME = "web";

  /** Virtual time that is plenty for a rollout, whatever happens on the way. */
  static final Duration PATIENCE = Duration.ofHours(1);

  /** Something that is done a while after the step before it. */
  record Step(Duration delay, Action action) {

    static Step after(long millis, Action action) {
      return new Step(Duration.ofMillis(millis), action);
    }
  }

  /** A cluster in which the first version is about to come up. */
  Cluster start() {
    Cluster cluster = Cluster.of(config);
    cluster.apply(manifest());
    return cluster;
  }

  /** Runs it all to the end. */
  Cluster run() {
    Cluster cluster = start();
    cluster.runUntil(Condition.rolloutComplete(NAME), PATIENCE);
    for (Step step : steps) {
      cluster.runFor(step.delay());
      step.action().on(cluster);
    }
    if (cluster.deployment(NAME).spec().paused()) {
      cluster.resume(NAME);
    }
    cluster.runUntil(Condition.rolloutComplete(NAME), PATIENCE);
    return cluster;
  }

  private String manifest() {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: REPLICAS
          strategy: STRATEGY
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1
                readinessProbe: {periodSeconds: 1, httpGet: {port: 80}}
        """
        .replace("REPLICAS", Integer.toString(replicas))
        .replace("STRATEGY", strategy);
  }
}
