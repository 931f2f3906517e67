package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.Workloads.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatusBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StatusCalculationTest {

  @ParameterizedTest
  @MethodSource("counts")
  void counts_addUp(JsonNode given) {
    ImmutableList<ReplicaSet> sets =
        given
            .get("replicaSets")
            .valueStream()
            .map(StatusCalculationTest::set)
            .collect(ImmutableList.toImmutableList());

    JsonNode expected = given.get("expected");
    assertThat(DeploymentCounts.desired(sets)).isEqualTo(expected.get("spec").asInt());
    assertThat(DeploymentCounts.current(sets)).isEqualTo(expected.get("actual").asInt());
    assertThat(DeploymentCounts.terminating(sets))
        .isEqualTo(
            expected.get("terminating").isNull() ? null : expected.get("terminating").asInt());
  }

  static Stream<JsonNode> counts() {
    return Tables.cases("replica_counts");
  }

  private static ReplicaSet set(JsonNode rs) {
    JsonNode terminating = rs.get("terminating");
    return Workloads.set("rs", 0, rs.get("spec").asInt())
        .withStatus(
            ReplicaSetStatusBuilder.builder()
                .replicas(rs.get("status").asInt())
                .observedGeneration(rs.get("observedGeneration").asLong())
                .terminatingReplicas(terminating.isNull() ? null : terminating.asInt())
                .build());
  }

  /** Ten pods with three above and two below, caught while the new ones start. */
  @Test
  void calculate_countsSurgePodsAsUnavailable() {
    Deployment deployment = Workloads.deployment();
    Deployment ten =
        deployment
            .withSpec(deployment.spec().withReplicas(10))
            .withMetadata(deployment.metadata().withGeneration(2))
            .withStatus(deployment.status().withCollisionCount(1));
    ReplicaSet starting =
        Workloads.set("v2", 1, 5).withStatus(ReplicaSetStatusBuilder.builder().replicas(5).build());

    DeploymentStatus status =
        StatusCalculation.calculate(
            ten,
            new OwnedReplicaSets(starting, ImmutableList.of(Workloads.set("v1", 0, 8))),
            2,
            START);

    assertThat(status)
        .isEqualTo(
            new DeploymentStatus(
                2,
                13,
                5,
                8,
                8,
                5,
                0,
                ImmutableList.of(
                    DeploymentConditions.of(
                        ConditionReason.MINIMUM_REPLICAS_AVAILABLE,
                        "Deployment has minimum availability.",
                        START)),
                1));
  }

  @Test
  void calculate_withoutANewReplicaSet_hasNothingUpdated() {
    OwnedReplicaSets sets = new OwnedReplicaSets(null, ImmutableList.of(Workloads.set("v1", 0, 2)));

    DeploymentStatus status = StatusCalculation.calculate(Workloads.deployment(), sets, 0, START);

    assertThat(status.updatedReplicas()).isZero();
    assertThat(status.conditions())
        .containsExactly(
            DeploymentConditions.of(
                ConditionReason.MINIMUM_REPLICAS_UNAVAILABLE,
                "Deployment does not have minimum availability.",
                START));
  }
}
