package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.Event;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.TrafficReport;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rollout policies and autoscalers learn from the requests that clients really send. */
class RequestMetricsTest {

  private static final String WATCH =
      "{gondola.io/rollout-policy: error-watch, gondola.io/rollout-max-error-rate: 5%}";
  private static final String CANARY =
      "{gondola.io/rollout-policy: canary, gondola.io/rollout-steps: '25 for 1m',"
          + " gondola.io/rollout-max-error-rate: 5%}";
  private static final String CANARY_UNCHECKED =
      "{gondola.io/rollout-policy: canary, gondola.io/rollout-steps: '25 for 1m'}";

  private static final ImageBehavior GOOD =
      ImageBehavior.WEB_SERVER
          .readyIn(Distribution.fixed(Duration.ZERO))
          .answeringIn(Distribution.fixed(ofMillis(200)));

  /** A way in which a version can let its users down, though its pods are available. */
  private record Bad(Outcome outcome, ImageBehavior image) {

    @Override
    public String toString() {
      return outcome.toString();
    }
  }

  static Stream<Bad> bad() {
    return Stream.of(
        new Bad(Outcome.FAILED, GOOD.answeringErrors(0.3)),
        new Bad(Outcome.REFUSED, GOOD.withListens(false)),
        new Bad(Outcome.RESET, GOOD.exitingAfter(Distribution.fixed(ofSeconds(7)), 1)),
        new Bad(Outcome.TIMED_OUT, GOOD.answeringIn(Distribution.fixed(ofSeconds(20)))));
  }

  private static ClusterConfig config(ImageBehavior newImage) {
    return ClusterConfig.DEFAULT.withImage("web:1", GOOD).withImage("web:2", newImage);
  }

  /** Rolls out under traffic; who leaves waits, so that only a bad version loses requests. */
  private static TrafficReport rollOut(Cluster cluster, String annotations) {
    cluster.apply(Services.service("web", ""));
    cluster.apply(
        Services.deployment("web", 8)
            .replace("{name: web}\nspec:", "{name: web, annotations: %s}\nspec:")
            .formatted(annotations)
            .replace("selector:", "minReadySeconds: 5\n  selector:")
            .replace("ports:", "lifecycle: {preStop: {sleep: {seconds: 3}}}, ports:"));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(5));
    Traffic traffic = cluster.send(Client.to("web").poisson(50).timeout(ofSeconds(2)));
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(ofMinutes(4));
    traffic.stop();
    cluster.runFor(ofSeconds(30));
    return traffic.report();
  }

  private static String image(Cluster cluster) {
    return cluster.deployment("web").spec().template().spec().containers().get(0).image();
  }

  private static Stream<String> abortions(Cluster cluster) {
    return cluster.events().stream()
        .filter(event -> event.reason().equals("RolloutAborted"))
        .map(Event::message);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badVersion_isTakenBackByItself(Bad bad) {
    Cluster cluster = Cluster.of(config(bad.image));

    TrafficReport report = rollOut(cluster, WATCH);

    assertThat(report.count(bad.outcome)).isPositive();
    assertThat(abortions(cluster)).hasSize(1).allMatch(text -> text.contains("requests failed"));
    assertThat(image(cluster)).isEqualTo("web:1");
    assertThat(Condition.rolloutComplete("web").holds(cluster)).isTrue();
    assertThat(report.lost()).isLessThan(report.sent() / 5);
    assertThat(report.ended()).isEqualTo(report.sent());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badCanary_failsItsCheck(Bad bad) {
    Cluster cluster = Cluster.of(config(bad.image));

    TrafficReport report = rollOut(cluster, CANARY);

    assertThat(report.count(bad.outcome)).isPositive();
    assertThat(abortions(cluster)).hasSize(1).allMatch(text -> text.contains("at weight 25"));
    assertThat(image(cluster)).isEqualTo("web:1");
  }

  @Test
  void goodVersion_passes() {
    for (String policy : new String[] {WATCH, CANARY}) {
      Cluster cluster = Cluster.of(config(GOOD.answeringErrors(0.01)));

      TrafficReport report = rollOut(cluster, policy);

      assertThat(report.count(Outcome.FAILED)).isPositive();
      assertThat(abortions(cluster)).isEmpty();
      assertThat(image(cluster)).isEqualTo("web:2");
    }
  }

  @Test
  void canaryWithoutCheck_letsABadVersionPass() {
    Cluster cluster = Cluster.of(config(GOOD.answeringErrors(1)));

    rollOut(cluster, CANARY_UNCHECKED);

    assertThat(image(cluster)).isEqualTo("web:2");
  }

  @Test
  void metricsOfTheUser_outweighTheRequests() {
    ClusterConfig config =
        config(GOOD.answeringErrors(0.5))
            .withRolloutMetrics((version, now) -> OptionalDouble.of(0));
    Cluster cluster = Cluster.of(config);

    rollOut(cluster, WATCH);

    assertThat(image(cluster)).isEqualTo("web:2");
  }

  /** At 100 m each, 60 % of it, 40 requests a second of 15 ms need ten pods. */
  @Test
  void autoscaler_followsTheRequestsThatPodsServe() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(Services.service("web", ""));
    cluster.apply(
        Services.deployment("web", 2)
            .replace("metadata: {labels:", "metadata: {annotations: %s, labels:")
            .formatted(
                "{gondola.io/request-cpu: 15ms, gondola.io/request-time: 20ms,"
                    + " gondola.io/ready-after: 0s}")
            .replace("ports:", "resources: {requests: {cpu: 100m}}, ports:"));
    cluster.apply(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          minReplicas: 2
          maxReplicas: 20
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          metrics:
          - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}
        """);
    cluster.runFor(ofMinutes(2));
    Traffic traffic = cluster.send(Client.to("web").every(ofMillis(25)));

    cluster.runFor(ofMinutes(8));

    assertThat(cluster.deployment("web").spec().desiredReplicas()).isEqualTo(10);
    assertThat(utilization(cluster)).isBetween(54, 66);
    assertThat(traffic.report().lost()).isZero();

    traffic.stop();
    cluster.runFor(Duration.ofMinutes(8));
    assertThat(cluster.deployment("web").spec().desiredReplicas()).isEqualTo(2);
    assertThat(utilization(cluster)).isZero();
  }

  private static int utilization(Cluster cluster) {
    return cluster
        .get(HorizontalPodAutoscaler.TYPE, "web")
        .status()
        .currentMetrics()
        .get(0)
        .resource()
        .current()
        .averageUtilization();
  }
}
