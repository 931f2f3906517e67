package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStrategyBuilder;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.LabelSelectorBuilder;
import io.gondola.api.meta.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DeploymentTriggersTest {

  private static final Deployment D1 = selecting("d1", "foo", "bar");
  private static final Deployment D2 = selecting("d2", "foo", "bar");
  private static final Deployment D3 = selecting("d3", "foo", "notbar");
  private static final DeploymentTriggers TRIGGERS = triggers(D1, D2, D3);

  private static final ReplicaSet ORPHAN = labelled("foo", "bar");
  private static final ReplicaSet OWNED = Workloads.ownedBy(ORPHAN, D1);

  /** The cases of the table that are about events of ReplicaSets; the others need a sync loop. */
  @ParameterizedTest
  @MethodSource("events")
  void replicaSetEvent_enqueuesOwnersOrPossibleAdopters(JsonNode given) {
    ImmutableSet<ObjectKey> keys =
        switch (given.get("name").asString()) {
          case "RS added with owner d1" -> TRIGGERS.replicaSetAdded(OWNED);
          case "orphan RS foo=bar added" -> TRIGGERS.replicaSetAdded(ORPHAN);
          case "RS updated, owner unchanged d1" ->
              TRIGGERS.replicaSetUpdated(OWNED, changed(OWNED));
          case "orphan RS label changed to foo=bar" ->
              TRIGGERS.replicaSetUpdated(labelled("foo", "other"), changed(ORPHAN));
          case "RS owner changed d2 -> d1" ->
              TRIGGERS.replicaSetUpdated(Workloads.ownedBy(ORPHAN, D2), changed(OWNED));
          case "RS owner d1 removed (labels foo=bar)" ->
              TRIGGERS.replicaSetUpdated(OWNED, changed(ORPHAN));
          case "owned RS deleted" -> TRIGGERS.replicaSetDeleted(OWNED);
          case "orphan RS deleted" -> TRIGGERS.replicaSetDeleted(ORPHAN);
          default -> throw new AssertionError("unknown case " + given);
        };

    assertThat(names(keys))
        .containsExactlyInAnyOrderElementsOf(
            given.at("/expected/keys").valueStream().map(JsonNode::asString).toList());
  }

  static Stream<JsonNode> events() {
    return Tables.cases("deployment_event_handlers")
        .filter(given -> given.get("expected").has("keys"));
  }

  @ParameterizedTest
  @MethodSource("podDeletions")
  void podDeleted_wakesARecreateWhenNoPodIsLeft(JsonNode given) {
    Deployment recreate =
        D1.withSpec(
            D1.spec().withStrategy(DeploymentStrategyBuilder.builder().type("Recreate").build()));
    int left = given.get("name").asString().contains("no pods left") ? 0 : 1;

    assertThat(DeploymentTriggers.podDeleted(recreate, left))
        .isEqualTo(given.at("/expected/enqueued").asBoolean());
    assertThat(DeploymentTriggers.podDeleted(D1, left)).isFalse();
  }

  static Stream<JsonNode> podDeletions() {
    return Tables.cases("deployment_event_handlers")
        .filter(given -> given.get("expected").has("enqueued"));
  }

  @ParameterizedTest
  @MethodSource("selections")
  void selecting_findsTheDeploymentsOfTheLabels(JsonNode given) {
    DeploymentTriggers triggers =
        triggers(
            selecting("deployment-0", "app", "test-0"),
            selecting("deployment-1", "app", "test-1"),
            selecting("deployment-2", "app", "test-2"));

    ImmutableSet<ObjectKey> keys =
        triggers.selecting(labelled("app", given.at("/rsLabels/app").asString()));

    assertThat(names(keys))
        .containsExactlyElementsOf(
            given.get("expected").valueStream().map(JsonNode::asString).toList());
  }

  static Stream<JsonNode> selections() {
    return Tables.cases("deployments_for_replica_set");
  }

  @Test
  void replicaSetUpdated_ignoresAResync() {
    assertThat(TRIGGERS.replicaSetUpdated(OWNED, OWNED)).isEmpty();
  }

  @Test
  void replicaSetUpdated_ignoresAnOrphanWhoseLabelsStay() {
    assertThat(TRIGGERS.replicaSetUpdated(ORPHAN, changed(ORPHAN))).isEmpty();
  }

  @Test
  void replicaSetAdded_whileItIsBeingDeletedCountsAsDeleted() {
    ReplicaSet leaving =
        ORPHAN.withMetadata(ORPHAN.metadata().withDeletionTimestamp(Workloads.START));

    assertThat(TRIGGERS.replicaSetAdded(leaving)).isEmpty();
  }

  @Test
  void owner_mustHaveTheSameUid() {
    Deployment namesake = D1.withMetadata(D1.metadata().withUid("another"));

    assertThat(TRIGGERS.replicaSetDeleted(Workloads.ownedBy(ORPHAN, namesake))).isEmpty();
  }

  @Test
  void selecting_leavesOutAnEmptySelector() {
    Deployment greedy = D1.withSpec(D1.spec().withSelector(LabelSelectorBuilder.builder().build()));

    assertThat(triggers(greedy).selecting(ORPHAN)).isEmpty();
  }

  private static Deployment selecting(String name, String label, String value) {
    Deployment deployment = Workloads.deployment();
    return deployment
        .withMetadata(Workloads.meta(name, name + "-uid"))
        .withSpec(deployment.spec().withSelector(Workloads.selector(label, value)));
  }

  private static ReplicaSet labelled(String label, String value) {
    ReplicaSet set = Workloads.set("rs", 0, 1);
    return set.withMetadata(set.metadata().withLabels(ImmutableSortedMap.of(label, value)));
  }

  private static ReplicaSet changed(ReplicaSet set) {
    return set.withMetadata(set.metadata().withResourceVersion("2"));
  }

  private static List<String> names(Collection<ObjectKey> keys) {
    return keys.stream().map(ObjectKey::name).toList();
  }

  private static DeploymentTriggers triggers(Deployment... deployments) {
    ImmutableList<Deployment> all = ImmutableList.copyOf(deployments);
    Map<ObjectKey, Deployment> byKey =
        all.stream()
            .collect(
                ImmutableSortedMap.toImmutableSortedMap(
                    ObjectKey::compareTo, Deployment::key, deployment -> deployment));
    return new DeploymentTriggers(
        new DeploymentTriggers.Known() {
          @Override
          public Optional<Deployment> get(ObjectKey key) {
            return Optional.ofNullable(byKey.get(key));
          }

          @Override
          public Collection<Deployment> in(String namespace) {
            return all;
          }
        });
  }
}
