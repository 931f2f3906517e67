package io.gondola.api.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ReplicaSetSpecTest {

  static Stream<JsonNode> filters() {
    return Tables.cases("active_replica_sets_filter");
  }

  /** Left out: the entry that is null, which a list here cannot hold. */
  @ParameterizedTest
  @MethodSource("filters")
  void desiredReplicas_isAboveZeroForActiveReplicaSets(JsonNode row) {
    assertThat(row.get("replicaSets").valueStream().filter(entry -> !entry.isNull()))
        .filteredOn(entry -> wanting(entry.get(1).asInt()).desiredReplicas() > 0)
        .extracting(entry -> entry.get(0).asString())
        .containsExactlyElementsOf(
            row.get("expected").valueStream().map(JsonNode::asString).toList());
  }

  @Test
  void desiredReplicas_isOneWhereNothingIsSet() {
    assertThat(ReplicaSetSpec.EMPTY.desiredReplicas()).isEqualTo(1);
  }

  private static ReplicaSetSpec wanting(int replicas) {
    return ReplicaSetSpecBuilder.builder().replicas(replicas).build();
  }
}
