package io.gondola.examples.traffic;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.examples.Terminal;
import io.gondola.report.TextStyle;
import io.gondola.report.TrafficChart;
import io.gondola.report.TrafficTable;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.TrafficReport;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * A gray release without any tool for it: two Deployments, one Service that selects the pods of
 * both by a label, and the share of each version is that of its pods.
 *
 * <pre>{@code mvn -q compile exec:java -Dexec.mainClass=io.gondola.examples.traffic.GrayRelease}
 * </pre>
 */
public final class GrayRelease {

  private static final Duration STAGE = Duration.ofSeconds(15);

  /** When the first customers come. */
  private static final Duration OPENING = Duration.ofSeconds(20);

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: tour}
      spec: {selector: {app: tour}, ports: [{port: 80, targetPort: 8080}]}
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: tour-VERSION}
      spec:
        replicas: REPLICAS
        selector: {matchLabels: {app: tour, version: VERSION}}
        template:
          metadata: {labels: {app: tour, version: VERSION}}
          spec:
            containers:
            - name: tour
              image: tour:VERSION
              ports: [{containerPort: 8080}]
              readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
              lifecycle: {preStop: {sleep: {seconds: 3}}}
      """;

  /** How many pods each version has at a stage. */
  private record Stage(int v1, int v2) {}

  private static final ImmutableList<Stage> STAGES =
      ImmutableList.of(new Stage(10, 0), new Stage(9, 1), new Stage(5, 5), new Stage(0, 10));

  private final PrintStream out;
  private final Cluster cluster = Cluster.withNodes(3);

  private GrayRelease(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    tell(Terminal.out(), Terminal.style());
  }

  /** Goes through the stages while customers come. */
  static void tell(PrintStream out, TextStyle style) {
    new GrayRelease(out).tell(style);
  }

  private void tell(TextStyle style) {
    cluster.apply(SERVICE);
    cluster.apply(deployment("v1", 10));
    cluster.apply(deployment("v2", 0));
    settle();
    cluster.runFor(OPENING.minus(cluster.elapsed()));
    Traffic traffic = cluster.send(Client.to("tour").named("guests").poisson(100));
    for (Stage stage : STAGES) {
      go(stage, traffic);
    }
    out.println();
    out.println(TrafficChart.of(traffic.report()).text(style));
    out.println();
    out.println(TrafficTable.of(traffic.report()));
  }

  private void go(Stage stage, Traffic traffic) {
    // First more, then fewer: there are always enough.
    cluster.scale("tour-v2", stage.v2());
    settle();
    cluster.scale("tour-v1", stage.v1());
    settle();
    Instant from = cluster.now();
    cluster.runFor(STAGE);
    out.println(
        "%s pods of v1, %s of v2: %s"
            .formatted(stage.v1(), stage.v2(), shares(traffic.report(), from)));
  }

  private String shares(TrafficReport report, Instant from) {
    StringBuilder text = new StringBuilder();
    for (PodVersion version : report.versions()) {
      long percent = Math.round(100 * report.share(version, from, cluster.now()));
      text.append(text.isEmpty() ? "" : ", ");
      text.append(version.image()).append(" serves ").append(percent).append(" %");
    }
    return text.toString();
  }

  private void settle() {
    cluster.runUntil(Condition.rolloutComplete("tour-v1"), Duration.ofMinutes(2));
    cluster.runUntil(Condition.rolloutComplete("tour-v2"), Duration.ofMinutes(2));
    cluster.runFor(Duration.ofSeconds(5));
  }

  private static String deployment(String version, int replicas) {
    return DEPLOYMENT.replace("VERSION", version).replace("REPLICAS", Integer.toString(replicas));
  }
}
