package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.gondola.controller.replicaset.TablePods.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.apps.ReplicaSetCondition;
import io.gondola.api.apps.ReplicaSetConditionBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ReplicaSetConditionsTest {

  static Stream<JsonNode> lookUps() {
    return cases("get");
  }

  @ParameterizedTest
  @MethodSource("lookUps")
  void find_givesTheConditionOfThatType(JsonNode row) {
    assertThat(ReplicaSetConditions.find(before(row), row.get("type").asString()).isPresent())
        .isEqualTo(row.get("expected").asBoolean());
  }

  static Stream<JsonNode> additions() {
    return cases("set");
  }

  @ParameterizedTest
  @MethodSource("additions")
  void with_putsTheConditionLast(JsonNode row) {
    assertThat(ReplicaSetConditions.with(before(row), condition(row.get("condition"))))
        .isEqualTo(conditions(row.get("expected")));
  }

  @Test
  void with_keepsTextAndTimeOfAConditionWithTheSameReason() {
    ReplicaSetCondition first =
        ReplicaSetConditionBuilder.builder()
            .type("ReplicaFailure")
            .status("True")
            .reason("FailedCreate")
            .message("first")
            .lastTransitionTime(NOW)
            .build();
    ReplicaSetCondition second =
        first.withMessage("second").withLastTransitionTime(NOW.plusSeconds(1));

    assertThat(ReplicaSetConditions.with(ImmutableList.of(first), second)).containsExactly(first);
  }

  static Stream<JsonNode> removals() {
    return cases("remove");
  }

  @ParameterizedTest
  @MethodSource("removals")
  void without_leavesTheOthers(JsonNode row) {
    assertThat(ReplicaSetConditions.without(before(row), row.get("type").asString()))
        .isEqualTo(conditions(row.get("expected")));
  }

  private static Stream<JsonNode> cases(String operation) {
    return Tables.cases("replicaset_conditions")
        .filter(row -> row.get("op").asString().equals(operation));
  }

  private static ImmutableList<ReplicaSetCondition> before(JsonNode row) {
    return conditions(row.get("conditions"));
  }

  private static ImmutableList<ReplicaSetCondition> conditions(JsonNode rows) {
    return rows.valueStream().map(ReplicaSetConditionsTest::condition).collect(toImmutableList());
  }

  private static ReplicaSetCondition condition(JsonNode row) {
    return ReplicaSetConditionBuilder.builder()
        .type(row.get("type").asString())
        .status(row.get("status").asString())
        .reason(row.get("reason").asString())
        .build();
  }
}
