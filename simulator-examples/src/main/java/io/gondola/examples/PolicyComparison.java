package io.gondola.examples;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.report.Comparison;
import io.gondola.report.Experiment;
import io.gondola.report.Measure;
import io.gondola.report.Trial;
import io.gondola.sim.Distribution;
import io.gondola.timeline.Progress;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The same app rolled out in four ways while its customers go on shopping: which costs what? They
 * are served without interruption, for a new version or a spare one, or are turned away.
 */
public final class PolicyComparison {

  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int SEEDS = 20;

  /** So many of the requests are to be served. */
  private static final double OBJECTIVE = 0.999;

  /** Needs between 2 s and 8 s until it can serve, and 3 s to stop. */
  private static final ImageBehavior SHOP =
      ImageBehavior.WEB_SERVER
          .readyIn(Distribution.uniform(Duration.ofSeconds(2), Duration.ofSeconds(8)))
          .withStop(Distribution.fixed(Duration.ofSeconds(3)));

  private static final String CANARY =
      "{gondola.io/rollout-policy: canary, gondola.io/rollout-steps: '10 for 1m, 50 for 1m'}";
  private static final String BLUE_GREEN =
      "{gondola.io/rollout-policy: blue-green, gondola.io/rollout-active-service: shop}";

  private PolicyComparison() {}

  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
    out.println(compare(SEEDS, Terminal.progress()));
  }

  /** Runs each way with so many seeds. */
  static Comparison compare(int seeds, Progress progress) {
    return Experiment.overSeeds(1, seeds)
        .withMeasure(Measure.LOST_REQUESTS)
        .withMeasure(Measure.errorBudget(OBJECTIVE))
        .withVariant("rolling update", seed -> rollOut(seed, "{}", "RollingUpdate"))
        .withVariant("recreate", seed -> rollOut(seed, "{}", "Recreate"))
        .withVariant("canary", seed -> rollOut(seed, CANARY, "RollingUpdate"))
        .withVariant("blue/green", seed -> rollOut(seed, BLUE_GREEN, "RollingUpdate"))
        .run(progress);
  }

  private static Trial rollOut(long seed, String annotations, String strategy) {
    ClusterConfig config =
        ClusterConfig.DEFAULT.withSeed(seed).withImage("shop:1", SHOP).withImage("shop:2", SHOP);
    Cluster cluster = Cluster.of(config);
    cluster.apply(manifest(annotations, strategy));
    cluster.runUntil(Condition.rolloutComplete("shop"), LIMIT);
    cluster.runFor(Duration.ofSeconds(5));

    Traffic customers = cluster.send(Client.to("shop").named("customers").poisson(100));
    cluster.setImage("shop", "shop", "shop:2");
    cluster.runUntil(Condition.rolloutComplete("shop"), LIMIT);
    cluster.runFor(Duration.ofMinutes(1));
    customers.stop();
    cluster.runFor(Duration.ofSeconds(15));
    return Trial.of(cluster.timeline(), cluster.deployment("shop").key())
        .withTraffic(customers.report());
  }

  private static String manifest(String annotations, String strategy) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop, annotations: %s}
        spec:
          replicas: 10
          strategy: {type: %s}
          selector: {matchLabels: {app: shop}}
          template:
            metadata: {labels: {app: shop}}
            spec:
              containers:
              - name: shop
                image: shop:1
                ports: [{containerPort: 8080}]
                readinessProbe: {periodSeconds: 1, tcpSocket: {port: 8080}}
                lifecycle: {preStop: {sleep: {seconds: 3}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec: {selector: {app: shop}, ports: [{port: 80, targetPort: 8080}]}
        """
        .formatted(annotations, strategy);
  }
}
