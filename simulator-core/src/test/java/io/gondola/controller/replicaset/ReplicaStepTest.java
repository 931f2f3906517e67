package io.gondola.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetBuilder;
import io.gondola.api.apps.ReplicaSetSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ReplicaStepTest {

  /** The other cases of the table need the controller itself. */
  static Stream<JsonNode> bursts() {
    return Tables.cases("replica_set_sync_scenarios").filter(row -> row.get("given").has("burst"));
  }

  @ParameterizedTest
  @MethodSource("bursts")
  void toward_createsInSeveralRoundsWherePodsAreMany(JsonNode row) {
    int replicas = row.get("given").get("replicas").asInt();
    int burst = row.get("given").get("burst").asInt();
    List<Integer> creations = new ArrayList<>();

    for (int active = 0; active < replicas; active += burst) {
      creations.add(ReplicaStep.toward(replicas, active, 0, burst).creations());
    }

    assertThat(creations).isEqualTo(rounds(row, "createRounds"));
  }

  @ParameterizedTest
  @MethodSource("bursts")
  void toward_deletesInSeveralRoundsWherePodsAreMany(JsonNode row) {
    int burst = row.get("given").get("burst").asInt();
    List<Integer> deletions = new ArrayList<>();

    for (int active = row.get("given").get("replicas").asInt(); active > 0; active -= burst) {
      deletions.add(ReplicaStep.toward(0, active, 0, burst).deletions());
    }

    assertThat(deletions).isEqualTo(rounds(row, "deleteRounds"));
  }

  @Test
  void of_takesAtMost500PodsInOneSync() {
    assertThat(ReplicaStep.of(replicaSet(1000), 2, 0)).isEqualTo(new ReplicaStep(500, 0));
    assertThat(ReplicaStep.of(replicaSet(2), 1000, 0)).isEqualTo(new ReplicaStep(0, 500));
    assertThat(ReplicaStep.of(replicaSet(7), 7, 0)).isEqualTo(new ReplicaStep(0, 0));
  }

  @Test
  void of_leavesThePlacesOfPodsThatAreLeaving() {
    assertThat(ReplicaStep.of(replicaSet(5), 2, 2)).isEqualTo(new ReplicaStep(1, 0));
    assertThat(ReplicaStep.of(replicaSet(5), 2, 4)).isEqualTo(new ReplicaStep(0, 0));
    assertThat(ReplicaStep.of(replicaSet(5), 6, 3)).isEqualTo(new ReplicaStep(0, 1));
  }

  private static List<Integer> rounds(JsonNode row, String which) {
    return row.get("expected").get(which).valueStream().map(JsonNode::asInt).toList();
  }

  private static ReplicaSet replicaSet(int replicas) {
    return ReplicaSetBuilder.builder()
        .spec(ReplicaSetSpecBuilder.builder().replicas(replicas).build())
        .build();
  }
}
