package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.OwnerReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class NewReplicaSetTest {

  @ParameterizedTest
  @MethodSource("names")
  void name_staysWithinTheLimitOfANameIfTheHashDoes(JsonNode given) {
    assertThat(
            NewReplicaSet.name(
                given.get("deploymentName").asString(), given.get("hash").asString()))
        .isEqualTo(given.get("expected").asString());
  }

  static Stream<JsonNode> names() {
    return Tables.cases("generate_replica_set_name");
  }

  @Test
  void of_marksEverythingWithTheHash() {
    Deployment deployment = Workloads.deployment();
    Deployment labelled =
        deployment
            .withMetadata(deployment.metadata().withLabels(ImmutableSortedMap.of("own", "label")))
            .withSpec(deployment.spec().withMinReadySeconds(7));

    ReplicaSet set = NewReplicaSet.of(labelled, "abc", 4, ImmutableSortedMap.of("team", "lift"));

    ImmutableSortedMap<String, String> labels =
        ImmutableSortedMap.of("app", "web", "pod-template-hash", "abc");
    assertThat(set.name()).isEqualTo("web-abc");
    assertThat(set.metadata().namespace()).isEqualTo("default");
    assertThat(set.metadata().labels()).isEqualTo(labels);
    assertThat(set.metadata().annotations()).containsOnlyKeys("team");
    assertThat(set.metadata().ownerReferences())
        .containsExactly(new OwnerReference("apps/v1", "Deployment", "web", "web-uid", true, true));
    assertThat(set.spec().replicas()).isEqualTo(4);
    assertThat(set.spec().minReadySeconds()).isEqualTo(7);
    assertThat(set.spec().selector().matchLabels()).isEqualTo(labels);
    assertThat(set.spec().template().metadata().labels()).isEqualTo(labels);
    assertThat(OwnedReplicaSets.hasTemplateOf(labelled, set)).isTrue();
  }
}
