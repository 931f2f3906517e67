package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.Workloads.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentConditionBuilder;
import io.gondola.api.apps.DeploymentStatus;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DeploymentConditionsTest {

  private static final Instant LATER = START.plusSeconds(60);

  @ParameterizedTest
  @MethodSource("changes")
  void conditions_keepTheirOrderAndNewOnesGoLast(JsonNode given) {
    DeploymentStatus status = DeploymentStatus.EMPTY.withConditions(list(given.get("conditions")));

    switch (given.get("op").asString()) {
      case "get" ->
          assertThat(DeploymentConditions.get(status, given.get("type").asString()).isPresent())
              .isEqualTo(given.get("expected").asBoolean());
      case "set" ->
          assertThat(DeploymentConditions.set(status, read(given.get("condition"))).conditions())
              .isEqualTo(list(given.get("expected")));
      default ->
          assertThat(DeploymentConditions.remove(status, given.get("type").asString()).conditions())
              .isEqualTo(list(given.get("expected")));
    }
  }

  static Stream<JsonNode> changes() {
    return Tables.cases("deployment_conditions");
  }

  private static ImmutableList<DeploymentCondition> list(JsonNode conditions) {
    return conditions
        .valueStream()
        .map(DeploymentConditionsTest::read)
        .collect(ImmutableList.toImmutableList());
  }

  private static DeploymentCondition read(JsonNode condition) {
    return DeploymentConditionBuilder.builder()
        .type(condition.get("type").asString())
        .status(condition.get("status").asString())
        .reason(condition.get("reason").asString())
        .build();
  }

  @Test
  void set_changesNothingIfStatusAndReasonAreTheSame() {
    DeploymentStatus status = progressing(ConditionReason.REPLICA_SET_UPDATED, "old", START);

    DeploymentStatus same =
        DeploymentConditions.set(
            status,
            DeploymentConditions.of(ConditionReason.REPLICA_SET_UPDATED, "new text", LATER));

    assertThat(same).isEqualTo(status);
  }

  @Test
  void set_keepsTheTransitionTimeWhileTheStatusIsTheSame() {
    DeploymentStatus status = progressing(ConditionReason.REPLICA_SET_UPDATED, "old", START);

    DeploymentCondition changed =
        DeploymentConditions.set(
                status,
                DeploymentConditions.of(
                    ConditionReason.NEW_REPLICA_SET_AVAILABLE, "done", LATER.plusMillis(300)))
            .conditions()
            .get(0);

    assertThat(changed.lastTransitionTime()).isEqualTo(START);
    assertThat(changed.lastUpdateTime()).isEqualTo(LATER);
    assertThat(changed.message()).isEqualTo("done");
  }

  @Test
  void refresh_movesTheUpdateTimeOfAnEqualCondition() {
    DeploymentStatus status = progressing(ConditionReason.REPLICA_SET_UPDATED, "old", START);

    DeploymentCondition refreshed =
        DeploymentConditions.refresh(
                status, DeploymentConditions.of(ConditionReason.REPLICA_SET_UPDATED, "new", LATER))
            .conditions()
            .get(0);

    assertThat(refreshed.lastTransitionTime()).isEqualTo(START);
    assertThat(refreshed.lastUpdateTime()).isEqualTo(LATER);
  }

  private static DeploymentStatus progressing(
      ConditionReason reason, String message, Instant time) {
    return DeploymentStatus.EMPTY.withConditions(
        ImmutableList.of(DeploymentConditions.of(reason, message, time)));
  }
}
