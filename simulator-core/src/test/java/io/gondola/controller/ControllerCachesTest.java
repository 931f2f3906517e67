package io.gondola.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.NamespaceBuilder;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import io.gondola.apiserver.ApiServer;
import io.gondola.manifest.Manifest;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ControllerCachesTest {

  private static final String REPLICA_SET =
      """
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata: {name: %s}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "web:1"}]}
      """;

  static Stream<JsonNode> cases() {
    return Tables.cases("related_replica_sets");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void replicaSets_areFoundByTheUidOfTheirController(JsonNode row) {
    Simulation simulation = new Simulation(Instant.EPOCH, Choices.seeded(1));
    ApiServer api = new ApiServer(simulation, new Timeline(simulation));
    ControllerCaches caches = ControllerCaches.watch(api, () -> Duration.ZERO);
    api.create(
        NamespaceBuilder.builder()
            .metadata(ObjectMetaBuilder.builder().name("default").build())
            .build());
    row.get("rss").forEach(set -> api.create(replicaSet(set)));
    simulation.runFor(Duration.ZERO);
    ObjectKey key = new ObjectKey("default", row.get("of").asString());
    ReplicaSet of = caches.replicaSets().find(key).orElseThrow();

    assertThat(caches.replicaSetsByOwner().get(ControllerCaches.controllerUid(of)))
        .extracting(ReplicaSet::name)
        .containsExactlyElementsOf(
            row.get("expected").valueStream().map(JsonNode::asString).toList());
  }

  private static ReplicaSet replicaSet(JsonNode set) {
    ReplicaSet parsed =
        (ReplicaSet) Manifest.parse(REPLICA_SET.formatted(set.get("name").asString())).get(0);
    OwnerReference owner =
        new OwnerReference("apps/v1", "Deployment", "web", set.get("owner").asString(), true, true);
    return parsed.withMetadata(parsed.metadata().withOwnerReferences(ImmutableList.of(owner)));
  }
}
