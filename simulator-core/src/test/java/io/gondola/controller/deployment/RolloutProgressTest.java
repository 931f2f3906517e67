package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.Workloads.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.DeploymentStatusBuilder;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetCondition;
import io.gondola.api.apps.ReplicaSetStatusBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RolloutProgressTest {

  private static final Instant NOW = START.plusSeconds(100_000_000);

  @ParameterizedTest
  @MethodSource("completions")
  void complete_needsAllPodsNewAndAvailable(JsonNode given) {
    Deployment deployment = deployment(given);

    assertThat(RolloutProgress.complete(deployment, status(given.get("status"))))
        .isEqualTo(given.get("expected").asBoolean());
  }

  static Stream<JsonNode> completions() {
    return Tables.cases("deployment_complete");
  }

  @Test
  void complete_needsAStatusOfThePresentSpec() {
    Deployment deployment = Workloads.deployment();
    Deployment changed = deployment.withMetadata(deployment.metadata().withGeneration(2));
    DeploymentStatus all =
        DeploymentStatusBuilder.builder()
            .replicas(3)
            .updatedReplicas(3)
            .availableReplicas(3)
            .observedGeneration(1)
            .build();

    assertThat(RolloutProgress.complete(changed, all)).isFalse();
    assertThat(RolloutProgress.complete(changed, all.withObservedGeneration(2))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("progress")
  void progressed_meansMoreNewReadyOrAvailablePodsOrFewerOldOnes(JsonNode given) {
    assertThat(
            RolloutProgress.progressed(
                status(given.get("oldStatus")), status(given.get("newStatus"))))
        .isEqualTo(given.get("expected").asBoolean());
  }

  static Stream<JsonNode> progress() {
    return Tables.cases("deployment_progressing");
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void judge_givesTheVerdict(JsonNode given) {
    Deployment deployment =
        deployment(given)
            .withStatus(withCondition(status(given.get("oldStatus")), given.get("oldCondition")));
    OwnedReplicaSets sets = sets(given);

    DeploymentStatus judged =
        RolloutProgress.judge(
            deployment, sets, StatusCalculation.calculate(deployment, sets, 0, NOW), NOW);

    JsonNode expected = given.at("/expected/progressing");
    Optional<DeploymentCondition> progressing =
        DeploymentConditions.get(judged, DeploymentConditions.PROGRESSING);
    assertThat(progressing.isPresent()).isEqualTo(!expected.isNull());
    progressing.ifPresent(
        condition -> {
          JsonNode old = given.get("oldCondition");
          assertThat(condition.status()).isEqualTo(expected.get("status").asString());
          assertThat(condition.reason()).isEqualTo(expected.get("reason").asString());
          assertThat(condition.lastUpdateTime())
              .isEqualTo(time(expected.get("lastUpdate"), old.get("lastUpdate")));
          assertThat(condition.lastTransitionTime())
              .isEqualTo(time(expected.get("lastTransition"), old.get("lastTransition")));
        });
  }

  static Stream<JsonNode> verdicts() {
    return Tables.cases("sync_rollout_status");
  }

  private static @Nullable Instant time(JsonNode expected, @Nullable JsonNode old) {
    return expected.asString().equals("now") ? NOW : instant(old);
  }

  private static OwnedReplicaSets sets(JsonNode given) {
    JsonNode newest = given.get("newReplicaSet");
    return new OwnedReplicaSets(
        newest.isNull() ? null : set(newest),
        given
            .get("otherReplicaSets")
            .valueStream()
            .map(RolloutProgressTest::set)
            .collect(ImmutableList.toImmutableList()));
  }

  private static ReplicaSet set(JsonNode rs) {
    return Workloads.set(rs.get("name").asString(), 0, rs.get("spec").asInt())
        .withStatus(
            ReplicaSetStatusBuilder.builder()
                .replicas(rs.get("status").asInt())
                .availableReplicas(rs.get("available").asInt())
                .build());
  }

  @ParameterizedTest
  @MethodSource("timeouts")
  void exceeded_comparesTheLastUpdateWithTheDeadline(JsonNode given) {
    DeploymentStatus status =
        progressing(
            "True", given.get("conditionReason").asString(), instant(given.get("lastUpdateTime")));

    boolean exceeded = ProgressDeadline.exceeded(deployment(given), status, now(given.get("now")));

    assertThat(exceeded).isEqualTo(given.get("expected").asBoolean());
  }

  static Stream<JsonNode> timeouts() {
    return Tables.cases("deployment_timed_out");
  }

  @Test
  void exceeded_isNotYetSoAtTheVeryDeadline() {
    Deployment deployment = Workloads.deployment();
    DeploymentStatus status = progressing("True", "ReplicaSetUpdated", START);
    Instant deadline = START.plusSeconds(600);

    assertThat(ProgressDeadline.exceeded(deployment, status, deadline)).isFalse();
    assertThat(ProgressDeadline.exceeded(deployment, status, deadline.plusNanos(1))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("requeues")
  void lookAgainAfter_isASecondPastTheDeadline(JsonNode given) {
    JsonNode condition = given.get("progressingCondition");
    DeploymentStatus status = withCondition(status(given.get("status")), condition);
    Deployment deployment = deployment(given).withStatus(status);

    Optional<Duration> delay =
        ProgressDeadline.lookAgainAfter(deployment, status, now(given.get("now")));

    int expected = given.get("expected").asInt();
    assertThat(delay)
        .isEqualTo(
            switch (expected) {
              case -1 -> Optional.empty();
              case 0 -> Optional.of(Duration.ZERO);
              default -> Optional.of(Duration.ofSeconds(expected + 1));
            });
  }

  static Stream<JsonNode> requeues() {
    return Tables.cases("requeue_stuck_deployment");
  }

  @Test
  void judge_copiesTheFailureOfAReplicaSetAndTakesItAwayAgain() {
    ReplicaSet failing =
        Workloads.set("v1", 0, 3)
            .withStatus(
                ReplicaSetStatusBuilder.builder()
                    .conditions(
                        ImmutableList.of(
                            new ReplicaSetCondition(
                                "ReplicaFailure", "True", START, "FailedCreate", "no quota")))
                    .build());
    Deployment deployment = Workloads.deployment();
    OwnedReplicaSets sets = new OwnedReplicaSets(null, ImmutableList.of(failing));

    DeploymentStatus failed = RolloutProgress.judge(deployment, sets, DeploymentStatus.EMPTY, NOW);
    DeploymentStatus healed =
        RolloutProgress.judge(
            deployment, new OwnedReplicaSets(null, ImmutableList.of()), failed, NOW);

    assertThat(DeploymentConditions.get(failed, "ReplicaFailure"))
        .contains(
            new DeploymentCondition(
                "ReplicaFailure", "True", START, START, "FailedCreate", "no quota"));
    assertThat(DeploymentConditions.get(healed, "ReplicaFailure")).isEmpty();
  }

  @Test
  void judge_namesTheReplicaSetOrElseTheDeployment() {
    Deployment deployment = Workloads.deployment();
    OwnedReplicaSets rolledOut =
        new OwnedReplicaSets(Workloads.set("web-1", 0, 3), ImmutableList.of());
    OwnedReplicaSets none = new OwnedReplicaSets(null, ImmutableList.of());
    Deployment empty = deployment.withSpec(deployment.spec().withReplicas(0));

    assertThat(message(deployment, rolledOut))
        .isEqualTo("ReplicaSet \"web-1\" has successfully progressed.");
    assertThat(message(empty, none)).isEqualTo("Deployment \"web\" has successfully progressed.");
  }

  private static String message(Deployment deployment, OwnedReplicaSets sets) {
    DeploymentStatus judged =
        RolloutProgress.judge(
            deployment, sets, StatusCalculation.calculate(deployment, sets, 0, NOW), NOW);
    return DeploymentConditions.get(judged, DeploymentConditions.PROGRESSING)
        .orElseThrow()
        .message();
  }

  private static Deployment deployment(JsonNode given) {
    Deployment deployment = Workloads.deployment();
    JsonNode deadline = given.path("progressDeadlineSeconds");
    return deployment.withSpec(
        deployment
            .spec()
            .withReplicas(given.path("replicas").asInt(0))
            .withProgressDeadlineSeconds(
                deadline.isNull() || deadline.isMissingNode() ? null : deadline.asInt()));
  }

  private static DeploymentStatus status(JsonNode status) {
    return DeploymentStatusBuilder.builder()
        .replicas(status.path("replicas").asInt(0))
        .updatedReplicas(status.path("updatedReplicas").asInt(0))
        .readyReplicas(status.path("readyReplicas").asInt(0))
        .availableReplicas(status.path("availableReplicas").asInt(0))
        .build();
  }

  private static DeploymentStatus withCondition(DeploymentStatus status, JsonNode condition) {
    if (condition.isNull()) {
      return status;
    }
    return status.withConditions(
        ImmutableList.of(
            new DeploymentCondition(
                DeploymentConditions.PROGRESSING,
                condition.get("status").asString(),
                instant(condition.get("lastUpdate")),
                instant(condition.get("lastTransition")),
                condition.get("reason").asString(),
                "")));
  }

  private static DeploymentStatus progressing(
      String status, String reason, @Nullable Instant updated) {
    return DeploymentStatus.EMPTY.withConditions(
        ImmutableList.of(
            new DeploymentCondition(
                DeploymentConditions.PROGRESSING, status, updated, updated, reason, "")));
  }

  private static Instant now(JsonNode seconds) {
    Instant now = instant(seconds);
    return now == null ? NOW : now;
  }

  private static @Nullable Instant instant(@Nullable JsonNode seconds) {
    if (seconds == null || seconds.isNull()) {
      return null;
    }
    BigDecimal nanos = seconds.asDecimal().movePointRight(9);
    return START.plusNanos(nanos.longValue());
  }
}
