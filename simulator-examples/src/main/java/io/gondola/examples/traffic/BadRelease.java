package io.gondola.examples.traffic;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.api.core.Event;
import io.gondola.examples.Terminal;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.report.ErrorBudget;
import io.gondola.report.TextStyle;
import io.gondola.report.TrafficChart;
import io.gondola.report.TrafficTable;
import io.gondola.timeline.requests.TrafficReport;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A release whose pods are all available and answer a third of their requests with an error: what
 * Kubernetes makes of it, and two policies that look at the requests.
 *
 * <pre>{@code mvn -q compile exec:java -Dexec.mainClass=io.gondola.examples.traffic.BadRelease}
 * </pre>
 */
public final class BadRelease {

  private static final double OBJECTIVE = 0.999;

  /** When the first customers come. */
  private static final Duration OPENING = Duration.ofSeconds(20);

  private static final String WATCH =
      "{gondola.io/rollout-policy: error-watch, gondola.io/rollout-max-error-rate: 2%}";
  private static final String CANARY =
      "{gondola.io/rollout-policy: canary, gondola.io/rollout-steps: '10 for 20s, 50 for 20s',"
          + " gondola.io/rollout-max-error-rate: 2%}";

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: shop}
      spec: {selector: {app: shop}, ports: [{port: 80, targetPort: 8080}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: shop, annotations: ANNOTATIONS}
      spec:
        replicas: 10
        minReadySeconds: 5
        selector: {matchLabels: {app: shop}}
        template:
          metadata: {labels: {app: shop}}
          spec:
            containers:
            - name: shop
              image: shop:1
              ports: [{containerPort: 8080}]
              readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
              lifecycle: {preStop: {sleep: {seconds: 3}}}
      """;

  private final PrintStream out;
  private final TextStyle style;

  private BadRelease(PrintStream out, TextStyle style) {
    this.out = out;
    this.style = style;
  }

  public static void main(String[] args) {
    tell(Terminal.out(), Terminal.style());
  }

  /** Rolls the bad release out in three ways. */
  static void tell(PrintStream out, TextStyle style) {
    BadRelease story = new BadRelease(out, style);
    story.rollOut("a rolling update sees that the pods are ready, and goes on", "{}");
    story.rollOut("a rolling update that watches the errors goes back", WATCH);
    story.rollOut("a canary tries it on a tenth of the pods, and goes back at its check", CANARY);
  }

  private void rollOut(String title, String annotations) {
    Cluster cluster =
        Cluster.of(
            ClusterConfig.DEFAULT.withImage(
                "shop:2", ImageBehavior.WEB_SERVER.answeringErrors(1 / 3.0)));
    cluster.apply(MANIFEST.replace("ANNOTATIONS", annotations));
    cluster.runUntil(Condition.rolloutComplete("shop"), Duration.ofMinutes(5));
    cluster.runFor(OPENING.minus(cluster.elapsed()));
    Traffic customers = cluster.send(Client.to("shop").named("customers").poisson(100));
    cluster.runFor(Duration.ofSeconds(5));

    cluster.setImage("shop", "shop", "shop:2");
    cluster.runFor(Duration.ofMinutes(1));
    customers.stop();
    cluster.runFor(Duration.ofSeconds(1));

    out.println(title);
    abortion(cluster).ifPresent(event -> out.println(event.message()));
    print(customers.report());
  }

  private void print(TrafficReport report) {
    out.println();
    out.println(TrafficChart.of(report).text(style));
    out.println();
    out.println(TrafficTable.of(report));
    out.println("  budget     " + ErrorBudget.of(report, OBJECTIVE));
    out.println();
  }

  private static Optional<Event> abortion(Cluster cluster) {
    return cluster.events().stream()
        .filter(event -> event.reason().equals("RolloutAborted"))
        .findFirst();
  }
}
