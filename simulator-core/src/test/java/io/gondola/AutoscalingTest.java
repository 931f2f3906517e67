package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerCondition;
import io.gondola.api.core.Event;
import io.gondola.api.meta.ApiException;
import io.gondola.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A HorizontalPodAutoscaler in a whole cluster. */
class AutoscalingTest {

  private static final Instant START = ClusterConfig.DEFAULT.start();
  private static final Instant RISE = START.plus(Duration.ofMinutes(10));
  private static final Instant FALL = START.plus(Duration.ofMinutes(30));

  /** 2 pods at 80 %, then 8, then 2 again, if all is well. */
  private static final PodLoad WAVE =
      PodLoad.shared(now -> now.isBefore(RISE) || !now.isBefore(FALL) ? 160 : 640);

  @Test
  void load_isFollowedUpAtOnceAndDownAfterTheWindow() {
    Cluster cluster = cluster(WAVE);
    cluster.apply(web("100m") + autoscaler("minReplicas: 2, maxReplicas: 10"));

    cluster.runFor(Duration.ofMinutes(10));
    assertThat(replicas(cluster)).isEqualTo(2);

    cluster.runFor(Duration.ofMinutes(6));
    assertThat(replicas(cluster)).isEqualTo(8);

    cluster.runFor(Duration.ofMinutes(18));
    assertThat(replicas(cluster)).as("4 min after the load has fallen").isEqualTo(8);

    cluster.runFor(Duration.ofMinutes(3));
    assertThat(replicas(cluster)).isEqualTo(2);
    assertThat(rescales(cluster))
        .startsWith(
            "New size: 4; reason: cpu resource utilization (percentage of request) above target")
        .endsWith("New size: 2; reason: All metrics below target");
  }

  @Test
  void conditions_sayWhatHappens() {
    Cluster cluster = cluster(PodLoad.shared(now -> 2_000));
    cluster.apply(web("100m") + autoscaler("minReplicas: 2, maxReplicas: 3"));

    cluster.runFor(Duration.ofMinutes(10));

    assertThat(autoscaler(cluster).status().conditions())
        .extracting(
            condition -> condition.type() + "=" + condition.status() + " " + condition.reason())
        .containsExactly(
            "AbleToScale=True ReadyForNewScale",
            "ScalingActive=True ValidMetricFound",
            "ScalingLimited=True TooManyReplicas");
    assertThat(autoscaler(cluster).status().currentMetrics().get(0).resource().current())
        .satisfies(
            current -> {
              assertThat(current.averageUtilization()).isEqualTo(666);
              assertThat(current.averageValue()).hasToString("666m");
            });
    assertThat(replicas(cluster)).isEqualTo(3);
  }

  @Test
  void cpuOfTheImage_countsToo() {
    Cluster cluster = cluster(PodLoad.NONE);
    cluster.apply(
        web("100m")
                .replace(
                    "labels: {app: web}}",
                    "labels: {app: web}, annotations: {gondola.io/cpu: 200m}}")
            + autoscaler("minReplicas: 2, maxReplicas: 5"));

    cluster.runFor(Duration.ofMinutes(10));

    assertThat(replicas(cluster)).as("each pod uses twice its request").isEqualTo(5);
  }

  @Test
  void podsWithoutRequest_blockScaling() {
    Cluster cluster = cluster(WAVE);
    cluster.apply(
        web("100m").replace("resources: {requests: {cpu: 100m}}", "command: [web]")
            + autoscaler("minReplicas: 2, maxReplicas: 5"));

    cluster.runFor(Duration.ofMinutes(10));

    assertThat(replicas(cluster)).isEqualTo(2);
    assertThat(condition(cluster, HorizontalPodAutoscalerCondition.SCALING_ACTIVE))
        .satisfies(
            condition -> {
              assertThat(condition.status()).isEqualTo("False");
              assertThat(condition.reason()).isEqualTo("FailedGetResourceMetric");
              assertThat(condition.message())
                  .startsWith(
                      "the HPA was unable to compute the replica count: failed to get cpu"
                          + " utilization: missing request for cpu in container web of Pod web-");
            });
  }

  @Test
  void boundsAreMended_withoutAnyMetric() {
    Cluster cluster = cluster(PodLoad.NONE);
    cluster.apply(web("100m") + autoscaler("minReplicas: 4, maxReplicas: 5"));

    cluster.runFor(Duration.ofSeconds(20));

    assertThat(rescales(cluster))
        .containsExactly("New size: 4; reason: Current number of replicas below Spec.MinReplicas");
  }

  @Test
  void missingTarget_isSaid() {
    Cluster cluster = cluster(PodLoad.NONE);
    cluster.apply(autoscaler("maxReplicas: 5"));

    cluster.runFor(Duration.ofMinutes(1));

    assertThat(condition(cluster, HorizontalPodAutoscalerCondition.ABLE_TO_SCALE).message())
        .isEqualTo(
            "the HPA controller was unable to get the target's current scale:"
                + " deployments.apps \"web\" not found");
  }

  @Test
  void zeroReplicas_disableScaling() {
    Cluster cluster = cluster(WAVE);
    cluster.apply(web("100m") + autoscaler("maxReplicas: 5"));
    cluster.scale("web", 0);

    cluster.runFor(Duration.ofMinutes(5));

    assertThat(replicas(cluster)).isZero();
    assertThat(condition(cluster, HorizontalPodAutoscalerCondition.SCALING_ACTIVE).reason())
        .isEqualTo("ScalingDisabled");
  }

  @Test
  void behavior_limitsTheRate() {
    Cluster cluster = cluster(WAVE);
    cluster.apply(
        web("100m")
            + autoscaler(
                "minReplicas: 2, maxReplicas: 10, behavior: {scaleUp: {policies: [{type: Pods,"
                    + " value: 1, periodSeconds: 60}]}}"));

    cluster.runFor(Duration.ofMinutes(13));

    assertThat(replicas(cluster)).isBetween(4, 5);
    assertThat(condition(cluster, HorizontalPodAutoscalerCondition.SCALING_LIMITED).reason())
        .isEqualTo("ScaleUpLimit");
  }

  @ParameterizedTest
  @CsvSource({"0, 20, 2", "15, 20, 3", "25, 29, 4"})
  void scalingDuringARollout_keepsItsLimits(int second, int until, int seed) {
    Cluster cluster = Cluster.of(ClusterConfig.DEFAULT.withSeed(seed).withPodLoad(WAVE));
    cluster.apply(web("100m") + autoscaler("minReplicas: 2, maxReplicas: 10"));
    cluster.runFor(Duration.ofMinutes(10).plusSeconds(second));

    cluster.setImage("web", "web", "web:2");
    for (int i = 0; i < until * 30; i++) {
      cluster.runFor(Duration.ofMillis(500));
      int wanted = replicas(cluster);
      int asked =
          cluster.list(ReplicaSet.TYPE, "").stream()
              .mapToInt(set -> set.spec().desiredReplicas())
              .sum();
      assertThat(asked).as("pods at +%s", cluster.elapsed()).isLessThanOrEqualTo(ceiling(wanted));
    }

    assertThat(Condition.rolloutComplete("web").holds(cluster)).isTrue();
    assertThat(replicas(cluster)).isEqualTo(8);
  }

  @Test
  void clusterWithoutAutoscaler_isNeverWoken() {
    Cluster cluster =
        Cluster.of(
            ClusterConfig.DEFAULT.withNodes(1).withPodsByHand(true).withLatencies(Latencies.ZERO));
    cluster.runFor(Duration.ofMinutes(1));
    long before = cluster.apiServer().simulation().executedEvents();

    cluster.runFor(Duration.ofHours(10));

    assertThat(cluster.apiServer().simulation().executedEvents()).isEqualTo(before);
  }

  @Test
  void defaults_areKubernetes() {
    Cluster cluster = cluster(PodLoad.NONE);

    cluster.apply(autoscaler("maxReplicas: 5, behavior: {scaleDown: {selectPolicy: Min}}"));

    assertThat(Manifest.toYaml(autoscaler(cluster)))
        .contains(
            """
              behavior:
                scaleDown:
                  policies:
                  - periodSeconds: 15
                    type: Percent
                    value: 100
                  selectPolicy: Min
                scaleUp:
                  policies:
                  - periodSeconds: 15
                    type: Pods
                    value: 4
                  - periodSeconds: 15
                    type: Percent
                    value: 100
                  selectPolicy: Max
                  stabilizationWindowSeconds: 0
              maxReplicas: 5
              metrics:
              - resource:
                  name: cpu
                  target:
                    averageUtilization: 80
                    type: Utilization
                type: Resource
              minReplicas: 1
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxReplicas: 0 | spec.maxReplicas: Invalid value: 0: must be greater than 0",
        "minReplicas: 0, maxReplicas: 3 | spec.minReplicas: Invalid value: 0: must be greater than"
            + " or equal to 1",
        "minReplicas: 4, maxReplicas: 3 | spec.maxReplicas: Invalid value: 3: must be greater than"
            + " or equal to `minReplicas`",
        "maxReplicas: 3, metrics: [{type: Resource}] | spec.metrics[0].resource: Required value:"
            + " must populate information for the given metric source",
        "maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type:"
            + " Utilization, averageUtilization: 0}}}] |"
            + " spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be"
            + " greater than 0",
        "maxReplicas: 3, behavior: {scaleUp: {policies: [{type: Pods, value: 1, periodSeconds:"
            + " 1801}]}} | spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801:"
            + " must be less than or equal to 1800",
        "maxReplicas: 3, behavior: {scaleDown: {stabilizationWindowSeconds: -1}} |"
            + " spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: -1: must be"
            + " greater than or equal to zero",
      })
  void badSpec_isRefused(String spec, String error) {
    Cluster cluster = cluster(PodLoad.NONE);

    assertThatThrownBy(() -> cluster.apply(autoscaler(spec)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining(error);
  }

  private static int ceiling(int replicas) {
    return replicas + (replicas + 3) / 4;
  }

  private static Cluster cluster(PodLoad load) {
    return Cluster.of(ClusterConfig.DEFAULT.withPodLoad(load));
  }

  private static int replicas(Cluster cluster) {
    return cluster.deployment("web").spec().desiredReplicas();
  }

  private static HorizontalPodAutoscaler autoscaler(Cluster cluster) {
    return cluster.get(HorizontalPodAutoscaler.TYPE, "web");
  }

  private static HorizontalPodAutoscalerCondition condition(Cluster cluster, String type) {
    return autoscaler(cluster).status().conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static ImmutableList<String> rescales(Cluster cluster) {
    return cluster.events().stream()
        .filter(event -> event.reason().equals("SuccessfulRescale"))
        .map(Event::message)
        .collect(ImmutableList.toImmutableList());
  }

  private static String web(String cpu) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: %s}}}]}
        ---
        """
        .formatted(cpu);
  }

  private static String autoscaler(String spec) {
    return """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, %s}
        """
        .formatted(spec);
  }
}
