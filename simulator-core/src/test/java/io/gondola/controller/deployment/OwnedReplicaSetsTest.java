package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.core.PodTemplateSpecBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OwnedReplicaSetsTest {

  private static final Deployment DEPLOYMENT = Workloads.deployment();

  @ParameterizedTest
  @MethodSource("newReplicaSets")
  void newReplicaSet_isTheOldestOfTheTemplate(JsonNode given) {
    OwnedReplicaSets sets = OwnedReplicaSets.of(DEPLOYMENT, read(given));

    assertThat(sets.newReplicaSet().map(ReplicaSet::name))
        .isEqualTo(given.get("expected").asStringOpt());
  }

  static Stream<JsonNode> newReplicaSets() {
    return Tables.cases("find_new_replica_set");
  }

  @ParameterizedTest
  @MethodSource("oldReplicaSets")
  void old_areAllOthers(JsonNode given) {
    OwnedReplicaSets sets = OwnedReplicaSets.of(DEPLOYMENT, read(given));

    assertThat(sets.old())
        .extracting(ReplicaSet::name)
        .containsExactlyInAnyOrderElementsOf(names(given.at("/expected/all")));
    assertThat(sets.old().stream().filter(set -> set.spec().desiredReplicas() > 0))
        .extracting(ReplicaSet::name)
        .containsExactlyInAnyOrderElementsOf(names(given.at("/expected/withPods")));
  }

  static Stream<JsonNode> oldReplicaSets() {
    return Tables.cases("find_old_replica_sets");
  }

  private static List<String> names(JsonNode names) {
    return names.valueStream().map(JsonNode::asString).toList();
  }

  private static ImmutableList<ReplicaSet> read(JsonNode given) {
    return given
        .get("rsList")
        .valueStream()
        .map(OwnedReplicaSetsTest::readSet)
        .collect(ImmutableList.toImmutableList());
  }

  private static ReplicaSet readSet(JsonNode rs) {
    ReplicaSet set =
        Workloads.set(
            rs.get("name").asString(), rs.get("created").asInt(), rs.get("replicas").asInt());
    return rs.get("template").asString().equals("current")
        ? set.withSpec(set.spec().withTemplate(DEPLOYMENT.spec().template()))
        : set;
  }

  @ParameterizedTest
  @MethodSource("templates")
  void equalIgnoringHash_comparesAllButTheHashLabel(JsonNode given) {
    PodTemplateSpec a = template(given.get("a"));
    PodTemplateSpec b = template(given.get("b"));

    boolean expected = given.get("expected").asBoolean();
    assertThat(TemplateEquality.equalIgnoringHash(a, b)).isEqualTo(expected);
    assertThat(TemplateEquality.equalIgnoringHash(b, a)).isEqualTo(expected);
  }

  static Stream<JsonNode> templates() {
    return Tables.cases("equal_ignore_hash");
  }

  private static PodTemplateSpec template(JsonNode template) {
    return PodTemplateSpecBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder()
                .name(template.at("/metadata/name").asString())
                .annotations(map(template.at("/metadata/annotations")))
                .labels(map(template.at("/metadata/labels")))
                .build())
        .spec(PodSpecBuilder.builder().nodeName(template.at("/spec/nodeName").asString()).build())
        .build();
  }

  private static ImmutableSortedMap<String, String> map(JsonNode object) {
    ImmutableSortedMap.Builder<String, String> map = ImmutableSortedMap.naturalOrder();
    object.forEachEntry((key, value) -> map.put(key, value.asString()));
    return map.buildOrThrow();
  }

  @Test
  void of_breaksTiesOfAgeByName() {
    ReplicaSet b = withTemplate(Workloads.set("b", 0, 1));
    ReplicaSet a = withTemplate(Workloads.set("a", 0, 1));

    OwnedReplicaSets sets = OwnedReplicaSets.of(DEPLOYMENT, ImmutableList.of(b, a));

    assertThat(sets.newest()).isEqualTo(a);
    assertThat(sets.all()).containsExactly(b, a);
  }

  @Test
  void with_replacesTheOneOfThatName() {
    ReplicaSet a = Workloads.set("a", 0, 1);
    ReplicaSet b = Workloads.set("b", 1, 1);
    OwnedReplicaSets sets = new OwnedReplicaSets(b, ImmutableList.of(a));

    assertThat(sets.with(Workloads.set("a", 0, 7)).old()).containsExactly(Workloads.set("a", 0, 7));
    assertThat(sets.with(Workloads.set("b", 1, 7)).newest()).isEqualTo(Workloads.set("b", 1, 7));
  }

  private static ReplicaSet withTemplate(ReplicaSet set) {
    return set.withSpec(set.spec().withTemplate(DEPLOYMENT.spec().template()));
  }
}
