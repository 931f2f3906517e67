package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ApiException;
import io.gondola.rollout.Canary;
import io.gondola.rollout.CanaryStep;
import io.gondola.rollout.RolloutMetrics;
import java.time.Duration;
import java.util.Comparator;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rollout policies that a Deployment names in its annotations, in a whole cluster. */
class RolloutPoliciesTest {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String SERVICE =
      """
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      """;

  @Test
  void canary_pausesAtEachWeight() {
    Cluster cluster = started("canary", "rollout-steps: 25 for 1m, 50 until promoted");

    cluster.setImage("web", "web", "web:2");
    cluster.runFor(Duration.ofSeconds(50));
    assertThat(sizes(cluster)).containsExactly(6, 2);

    cluster.runFor(Duration.ofHours(1));
    assertThat(sizes(cluster)).containsExactly(4, 4);
    assertThat(cluster.deployment("web").status().conditions())
        .as("a pause is no lack of progress")
        .extracting(DeploymentCondition::reason)
        .doesNotContain("ProgressDeadlineExceeded");

    cluster.promote("web");
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    assertThat(sizes(cluster)).containsExactly(0, 8);
  }

  @Test
  void promotion_isRefusedWithoutAPause() {
    Cluster cluster = started("canary", "rollout-steps: 25 for 1m");

    assertThatThrownBy(() -> cluster.promote("web"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("deployments.apps \"web\" is in no pause that can be ended");
  }

  @Test
  void canaryTakenBack_skipsTheSteps() {
    Cluster cluster = started("canary", "rollout-steps: 25 until promoted");
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(LIMIT);

    cluster.undo("web");
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);

    assertThat(sizes(cluster)).containsExactly(8, 0);
  }

  @Test
  void scaledCanary_keepsItsShare() {
    Cluster cluster = started("canary", "rollout-steps: 25 until promoted");
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(LIMIT);

    cluster.scale("web", 16);
    cluster.runFor(LIMIT);

    assertThat(sizes(cluster)).containsExactly(12, 4);
  }

  @Test
  void blueGreen_switchesTheServiceWhenAllNewPodsAreAvailable() {
    Cluster cluster = started("blue-green", "rollout-active-service: web");
    String blue = hash(cluster, 0);
    assertThat(selected(cluster)).isEqualTo(blue);

    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.of("switched", c -> !selected(c).equals(blue)), LIMIT);

    assertThat(sizes(cluster)).containsExactly(8, 8);
    assertThat(cluster.pods()).hasSize(16).allMatch(Pod::isReady);
    cluster.runFor(Duration.ofSeconds(25));
    assertThat(sizes(cluster)).as("the old pods are kept for 30 s").containsExactly(8, 8);
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    assertThat(sizes(cluster)).containsExactly(0, 8);
  }

  @Test
  void blueGreenTakenBack_switchesAtOnce() {
    Cluster cluster =
        started("blue-green", "rollout-active-service: web, gondola.io/rollout-keep-old: 1h");
    String blue = hash(cluster, 0);
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(LIMIT);
    assertThat(selected(cluster)).isNotEqualTo(blue);

    cluster.undo("web");
    cluster.runFor(Duration.ofSeconds(1));

    assertThat(selected(cluster)).isEqualTo(blue);
  }

  @Test
  void blueGreenWithoutItsService_saysSo() {
    Cluster cluster = cluster(RolloutMetrics.NONE);
    cluster.apply(web("blue-green", "rollout-active-service: shop"));

    cluster.runFor(Duration.ofMinutes(1));

    assertThat(cluster.events())
        .anyMatch(
            event ->
                event.reason().equals("ServiceNotFound")
                    && event.message().equals("Service \"shop\" to switch not found"));
  }

  @ParameterizedTest
  @CsvSource({
    "error-watch, 'rollout-max-error-rate: 5%'",
    "canary, 'rollout-steps: 50 for 1m, gondola.io/rollout-max-error-rate: 5%'",
    "blue-green, 'rollout-active-service: web, gondola.io/rollout-max-error-rate: 5%'"
  })
  void failingRequests_takeTheRolloutBack(String policy, String parameters) {
    Cluster cluster = cluster(failing("web:2", 0.2));
    cluster.apply(web(policy, parameters) + SERVICE);
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    String old = hash(cluster, 0);

    cluster.setImage("web", "web", "web:2");
    cluster.runFor(LIMIT);

    assertThat(cluster.deployment("web").spec().template().spec().containers().get(0).image())
        .isEqualTo("web:1");
    assertThat(Condition.rolloutComplete("web").holds(cluster)).isTrue();
    assertThat(sizes(cluster)).containsExactly(8, 0);
    assertThat(selected(cluster)).isIn(old, "");
    assertThat(cluster.events())
        .anyMatch(
            event ->
                event.reason().equals("RolloutAborted")
                    && event.message().startsWith("Rollout aborted: 20 % of the requests failed"));
  }

  @Test
  void healthyRequests_letTheRolloutPass() {
    Cluster cluster = cluster(failing("web:2", 0.05));
    cluster.apply(web("error-watch", "rollout-max-error-rate: 5%"));
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);

    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);

    assertThat(sizes(cluster)).containsExactly(0, 8);
  }

  @Test
  void policyOfTheUser_isFoundByItsName() {
    Cluster cluster =
        Cluster.of(
            ClusterConfig.DEFAULT.withRolloutPolicy(
                "half", Canary.of(CanaryStep.untilPromoted(50))));
    cluster.apply(web("half", "unrelated: x").replace("gondola.io/unrelated", "unrelated"));
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);

    cluster.setImage("web", "web", "web:2");
    cluster.runFor(LIMIT);

    assertThat(sizes(cluster)).containsExactly(4, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | rollout-x: y | metadata.annotations[gondola.io/rollout-policy]: Unsupported value:"
            + " \"none\": supported values: \"blue-green\", \"canary\", \"error-watch\"",
        "canary | rollout-x: y | [metadata.annotations[gondola.io/rollout-steps]: Required value:"
            + " the rollout policy needs it, metadata.annotations[gondola.io/rollout-x]: Invalid"
            + " value: \"y\": the rollout policy has no such parameter, it has max-error-rate,"
            + " steps]",
        "canary | rollout-steps: 101 | metadata.annotations[gondola.io/rollout-steps]: Invalid"
            + " value: \"101\": weight (101) must be 0 to 100",
        "canary | rollout-steps: -1 | metadata.annotations[gondola.io/rollout-steps]: Invalid"
            + " value: \"-1\": weight (-1) must be 0 to 100",
        "canary | rollout-steps: 50 | ok",
        "canary | rollout-steps: 10 for -1m | metadata.annotations[gondola.io/rollout-steps]:"
            + " Invalid value: \"10 for -1m\": a step must be a weight from 0 to 100, then nothing,"
            + " \"for\" and a duration, or \"until promoted\": 10 for 1m, 50 until promoted",
        "error-watch | rollout-max-error-rate: 101% |"
            + " metadata.annotations[gondola.io/rollout-max-error-rate]: Invalid value: \"101%\":"
            + " must be a share from 0 to 1, or a percentage such as 5%",
        "blue-green | rollout-keep-old: -5s |"
            + " [metadata.annotations[gondola.io/rollout-active-service]: Required value: the"
            + " rollout policy needs it, metadata.annotations[gondola.io/rollout-keep-old]: Invalid"
            + " value: \"-5s\": must be a duration such as 30s or 1m30s]",
      })
  void badAnnotations_areRefused(String policy, String parameter, String error) {
    Cluster cluster = Cluster.withNodes(1);
    String manifest = web(policy, quoted(parameter));

    if (error.equals("ok")) {
      assertThat(cluster.apply(manifest)).hasSize(1);
    } else {
      assertThatThrownBy(() -> cluster.apply(manifest))
          .hasMessage("Deployment.apps \"web\" is invalid: " + error);
    }
  }

  @Test
  void decreasingWeights_areRefused() {
    assertThatThrownBy(
            () ->
                Cluster.withNodes(1).apply(web("canary", "rollout-steps: '50 for 1m, 20 for 1m'")))
        .hasMessageContaining("weight (20) must not be less than that before (50)");
  }

  @Test
  void recreateWithAPolicy_isRefused() {
    String manifest =
        web("error-watch", "rollout-max-error-rate: 5%")
            .replace("spec:\n  replicas", "spec:\n  strategy: {type: Recreate}\n  replicas");

    assertThatThrownBy(() -> Cluster.withNodes(1).apply(manifest))
        .hasMessageContaining("needs spec.strategy.type RollingUpdate");
  }

  @Test
  void takenName_isRefused() {
    ClusterConfig config = ClusterConfig.DEFAULT.withRolloutPolicy("canary", Canary.of());

    assertThatThrownBy(() -> Cluster.of(config))
        .hasMessage("there is a rollout policy named canary already");
  }

  private static String quoted(String parameter) {
    return parameter.replaceFirst(": (.*)", ": '$1'");
  }

  private static Cluster cluster(RolloutMetrics metrics) {
    return Cluster.of(ClusterConfig.DEFAULT.withRolloutMetrics(metrics));
  }

  private static Cluster started(String policy, String parameters) {
    Cluster cluster = cluster(RolloutMetrics.NONE);
    cluster.apply(web(policy, parameters) + SERVICE);
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    return cluster;
  }

  private static RolloutMetrics failing(String image, double rate) {
    return (version, now) ->
        version.spec().template().spec().containers().get(0).image().equals(image)
            ? OptionalDouble.of(rate)
            : OptionalDouble.of(0);
  }

  private static String web(String policy, String parameters) {
    String steps =
        parameters.replaceFirst("(rollout-steps: )([^',]*(,(?! gondola)[^,']*)*)", "$1'$2'");
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          annotations: {gondola.io/rollout-policy: %s, gondola.io/%s}
        spec:
          replicas: 8
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1"}]}
        """
        .formatted(policy, parameters.contains("'") ? parameters : steps);
  }

  private static String selected(Cluster cluster) {
    return cluster.get(Service.TYPE, "web").spec().selector().getOrDefault("pod-template-hash", "");
  }

  private static String hash(Cluster cluster, int age) {
    return sets(cluster).get(age).metadata().labels().get("pod-template-hash");
  }

  private static ImmutableList<Integer> sizes(Cluster cluster) {
    return sets(cluster).stream()
        .map(set -> set.spec().desiredReplicas())
        .collect(ImmutableList.toImmutableList());
  }

  /** Oldest first. */
  private static ImmutableList<ReplicaSet> sets(Cluster cluster) {
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(set -> set.metadata().creationTimestamp()),
        cluster.list(ReplicaSet.TYPE, ""));
  }
}
