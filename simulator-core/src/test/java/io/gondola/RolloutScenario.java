package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

  private static final Duration SETTLING = Duration.ofMinutes(1);

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
    return run(cluster -> {});
  }

  /**
   * Runs it all to the end.
   *
   * @param law is looked at after each event, from when the first version is up
   */
  Cluster run(Consumer<Cluster> law) {
    Cluster cluster = start();
    complete(cluster, any -> {});
    for (Step step : steps) {
      runUntil(cluster, law, any -> false, step.delay());
      step.action().on(cluster);
    }
    if (cluster.deployment(NAME).spec().paused()) {
      cluster.resume(NAME);
    }
    complete(cluster, law);
    // The status may be complete while news of a lost pod is still under way.
    runUntil(cluster, law, any -> false, SETTLING);
    complete(cluster, law);
    return cluster;
  }

  private void complete(Cluster cluster, Consumer<Cluster> law) {
    if (config.podsByHand()) {
      completeByHand(cluster, law);
    }
    Condition complete = Condition.rolloutComplete(NAME);
    if (!runUntil(cluster, law, complete::holds, PATIENCE)) {
      assertThat(KnownDeadlock.holdsUp(cluster)).as(state(cluster)).isTrue();
      KnownDeadlock.resolve(cluster);
      cluster.runUntil(complete, PATIENCE);
    }
  }

  private static String state(Cluster cluster) {
    return "stuck for no known reason: " + cluster.deployment(NAME).status();
  }

  /** All pods do what they should, until nothing is left to do. */
  private static void completeByHand(Cluster cluster, Consumer<Cluster> law) {
    Duration beat = Duration.ofSeconds(1);
    do {
      runUntil(cluster, law, any -> false, beat);
      Action.allTurnOutWell(cluster);
    } while (runUntil(cluster, law, Action::isAnyoneWaiting, beat));
  }

  private static boolean runUntil(
      Cluster cluster, Consumer<Cluster> law, Predicate<Cluster> condition, Duration limit) {
    return cluster
        .apiServer()
        .simulation()
        .runUntil(
            () -> {
              law.accept(cluster);
              return condition.test(cluster);
            },
            limit);
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
