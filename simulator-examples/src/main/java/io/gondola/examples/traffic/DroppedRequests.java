package io.gondola.examples.traffic;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutReport;
import io.gondola.report.web.RolloutSvg;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.TrafficReport;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.io.PrintStream;
import java.time.Duration;

/**
 * The race of every rolling update: a pod stops listening as soon as it is told to go, but the
 * proxies of the nodes hear of it later. Until then they send it requests that are refused. A pause
 * before SIGTERM, longer than the news takes, is the cure.
 *
 * <pre>
 * {@code mvn -q compile exec:java -Dexec.mainClass=io.gondola.examples.traffic.DroppedRequests}
 * </pre>
 */
public final class DroppedRequests {

  private static final String CURE = "lifecycle: {preStop: {sleep: {seconds: 3}}}";

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 4
        strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: web
              image: web:1
              ports: [{containerPort: 8080}]
              readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
              CURE
      """;

  private final Cluster cluster = Cluster.withNodes(3);
  private final Traffic traffic;

  private DroppedRequests(String cure) {
    cluster.apply(MANIFEST.replace("CURE", cure));
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.runFor(Duration.ofSeconds(5));
    traffic = cluster.send(Client.to("http://web").named("shop").poisson(200));
  }

  public static void main(String[] args) {
    tell(System.out);
  }

  /** Rolls out without the cure and with it, and tells how one request was lost. */
  static void tell(PrintStream out) {
    DroppedRequests without = new DroppedRequests("");
    DroppedRequests with = new DroppedRequests(CURE);

    out.println("without a preStop delay");
    out.println(without.rollOut());
    out.println();
    out.println("how one of them was lost");
    out.println(without.traffic.story(lastOf(without.traffic.report())));
    out.println();
    out.println("with " + CURE);
    out.println(with.rollOut());
  }

  /** The rollout without the cure, with what it cost. */
  static RolloutSvg picture() {
    DroppedRequests without = new DroppedRequests("");
    without.rollOut();
    ObjectKey web = without.cluster.deployment("web").key();
    return RolloutSvg.of(RolloutHistory.of(without.cluster.timeline(), web).latestRollout())
        .withTraffic(without.traffic.report());
  }

  private RolloutReport rollOut() {
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.runFor(Duration.ofSeconds(5));
    traffic.stop();
    cluster.runFor(Duration.ofSeconds(10));
    return RolloutReport.of(cluster.timeline(), cluster.deployment("web").key())
        .withTraffic(traffic.report());
  }

  private static LostRequest lastOf(TrafficReport report) {
    return report.lostRequests().get(report.lostRequests().size() - 1);
  }
}
