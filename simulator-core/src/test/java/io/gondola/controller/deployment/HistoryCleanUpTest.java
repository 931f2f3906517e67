package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatusBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class HistoryCleanUpTest {

  @ParameterizedTest
  @MethodSource("counts")
  void superfluous_sparesWhatHasPodsOrIsLeaving(JsonNode given) {
    assertThat(superfluous(given)).hasSize(given.at("/expected/deletions").asInt());
  }

  static Stream<JsonNode> counts() {
    return Tables.cases("cleanup_deployment");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void superfluous_areTheLowestRevisions(JsonNode given) {
    assertThat(superfluous(given))
        .extracting(ReplicaSet::name)
        .containsExactlyInAnyOrderElementsOf(
            given.at("/expected/deleted").valueStream().map(JsonNode::asString).toList());
  }

  static Stream<JsonNode> orders() {
    return Tables.cases("cleanup_deployment_order");
  }

  private static ImmutableList<ReplicaSet> superfluous(JsonNode given) {
    return HistoryCleanUp.superfluous(
        limited(given.get("revisionHistoryLimit").asInt()),
        given
            .get("oldRSs")
            .valueStream()
            .map(HistoryCleanUpTest::set)
            .collect(ImmutableList.toImmutableList()));
  }

  private static Deployment limited(int limit) {
    Deployment deployment = Workloads.deployment();
    return deployment.withSpec(deployment.spec().withRevisionHistoryLimit(limit));
  }

  private static ReplicaSet set(JsonNode rs) {
    ReplicaSet set =
        Workloads.set(
                rs.get("name").asString(),
                rs.get("createdOrder").asInt(),
                rs.get("specReplicas").asInt())
            .withStatus(
                ReplicaSetStatusBuilder.builder()
                    .replicas(rs.get("statusReplicas").asInt())
                    .build());
    ReplicaSet deleting =
        rs.path("deleting").asBoolean(false)
            ? set.withMetadata(set.metadata().withDeletionTimestamp(Workloads.START))
            : set;
    return rs.get("revision").isNull()
        ? deleting
        : Workloads.withRevision(deleting, rs.get("revision").asString());
  }

  @Test
  void superfluous_sparesAReplicaSetWhoseStatusIsOutOfDate() {
    ReplicaSet empty = Workloads.set("v1", 0, 0);
    ReplicaSet changed = empty.withMetadata(empty.metadata().withGeneration(1));

    assertThat(HistoryCleanUp.superfluous(limited(0), ImmutableList.of(changed))).isEmpty();
    assertThat(HistoryCleanUp.superfluous(limited(0), ImmutableList.of(empty)))
        .containsExactly(empty);
  }

  @Test
  void superfluous_goesByAgeIfARevisionIsNoNumber() {
    ReplicaSet older = Workloads.withRevision(Workloads.set("v1", 0, 0), "5");
    ReplicaSet newer = Workloads.withRevision(Workloads.set("v2", 1, 0), "x");

    assertThat(HistoryCleanUp.superfluous(limited(1), ImmutableList.of(newer, older)))
        .containsExactly(older);
  }
}
