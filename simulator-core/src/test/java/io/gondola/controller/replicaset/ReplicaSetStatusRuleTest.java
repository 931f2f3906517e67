package io.gondola.controller.replicaset;

import static io.gondola.controller.replicaset.TablePods.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetBuilder;
import io.gondola.api.apps.ReplicaSetCondition;
import io.gondola.api.apps.ReplicaSetConditionBuilder;
import io.gondola.api.apps.ReplicaSetSpecBuilder;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.api.apps.ReplicaSetStatusBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ReplicaSetStatusRuleTest {

  /**
   * Left out: the ReplicationController, which is not simulated. Of the cases without a count of
   * terminating pods only the other counts hold: that count has been on by default since v1.35.
   */
  static Stream<JsonNode> counts() {
    return Tables.cases("replica_set_status").filter(row -> row.get("isReplicaSet").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("counts")
  void status_countsPods(JsonNode row) {
    int minReadySeconds = row.get("minReadySeconds").asInt();
    JsonNode expected = row.get("expected");
    ReplicaSet replicaSet =
        replicaSet(2, ReplicaSetStatus.EMPTY)
            .withSpec(ReplicaSetSpecBuilder.builder().minReadySeconds(minReadySeconds).build());

    ReplicaSetStatus status =
        ReplicaSetStatusRule.status(
            replicaSet, tally(row).counts(minReadySeconds, NOW), Optional.empty(), NOW);

    assertThat(status)
        .isEqualTo(
            ReplicaSetStatusBuilder.builder()
                .replicas(expected.get("replicas").asInt())
                .fullyLabeledReplicas(expected.get("fullyLabeledReplicas").asInt())
                .readyReplicas(expected.get("readyReplicas").asInt())
                .availableReplicas(expected.get("availableReplicas").asInt())
                .terminatingReplicas(
                    row.get("terminatingReplicasGate").asBoolean()
                        ? expected.get("terminatingReplicas").asInt()
                        : row.get("terminatingPods").asInt())
                .observedGeneration(7)
                .build());
  }

  private static PodTally tally(JsonNode row) {
    ImmutableSortedMap<String, String> template = Tables.labels(row.get("templateLabels"));
    PodTally tally = new PodTally();
    for (JsonNode pod : row.get("activePods")) {
      tally.put(PodFacts.of(named(pod, tally), template));
    }
    for (int i = 0; i < row.get("terminatingPods").asInt(); i++) {
      Pod pod = named(row.get("activePods").get(0), tally);
      tally.put(PodFacts.of(PodsForTest.deleting(pod, NOW), template));
    }
    return tally;
  }

  private static Pod named(JsonNode pod, PodTally tally) {
    return TablePods.named(TablePods.pod(pod), "pod-" + tally.pods().size());
  }

  static Stream<JsonNode> failures() {
    return Tables.cases("replica_set_failure_condition");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void status_tellsOfAFailureUntilASyncHasNone(JsonNode row) {
    ReplicaSet replicaSet =
        replicaSet(
            row.get("specReplicas").asInt(),
            ReplicaSetStatusBuilder.builder().conditions(conditions(row.get("existing"))).build());
    PodCounts counts = new PodCounts(row.get("activePods").asInt(), 0, 0, 0, 0);
    Optional<String> error =
        row.get("manageReplicasError").asBoolean()
            ? Optional.of("the error text")
            : Optional.empty();

    ReplicaSetStatus status = ReplicaSetStatusRule.status(replicaSet, counts, error, NOW);

    assertThat(status.conditions())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lastTransitionTime")
        .isEqualTo(conditions(row.get("expected")));
  }

  @Test
  void status_tellsWhenTheFailureBegan() {
    PodCounts counts = new PodCounts(0, 0, 0, 0, 0);

    ReplicaSetStatus status =
        ReplicaSetStatusRule.status(
            replicaSet(1, ReplicaSetStatus.EMPTY), counts, Optional.of("no"), NOW);

    assertThat(status.conditions())
        .extracting(ReplicaSetCondition::lastTransitionTime)
        .containsExactly(NOW);
  }

  @Test
  void status_equalsTheOldOneWhenNothingChanged() {
    PodCounts counts = new PodCounts(5, 4, 3, 2, 1);
    ReplicaSet replicaSet = replicaSet(1, ReplicaSetStatus.EMPTY);
    ReplicaSetStatus before =
        ReplicaSetStatusRule.status(replicaSet, counts, Optional.of("no"), NOW);

    ReplicaSetStatus after =
        ReplicaSetStatusRule.status(
            replicaSet.withStatus(before), counts, Optional.of("no again"), NOW.plusSeconds(1));

    assertThat(after).isEqualTo(before);
  }

  private static ImmutableList<ReplicaSetCondition> conditions(JsonNode condition) {
    return condition.isNull()
        ? ImmutableList.of()
        : ImmutableList.of(
            ReplicaSetConditionBuilder.builder()
                .type("ReplicaFailure")
                .status(condition.get("status").asString())
                .reason(condition.get("reason").asString())
                .message(condition.get("message").asString())
                .build());
  }

  private static ReplicaSet replicaSet(int replicas, ReplicaSetStatus status) {
    return ReplicaSetBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name("web").generation(7).build())
        .spec(ReplicaSetSpecBuilder.builder().replicas(replicas).build())
        .status(status)
        .build();
  }
}
