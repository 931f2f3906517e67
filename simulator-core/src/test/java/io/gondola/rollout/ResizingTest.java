package io.gondola.rollout;

import static io.gondola.rollout.States.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.rollout.RolloutAction.Scale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ResizingTest {

  @ParameterizedTest
  @MethodSource("events")
  void resize_sharesTheChange(JsonNode given) {
    RolloutPolicy policy = Limits.policy(given.get("deployment"));
    RolloutState state = state(given);

    RolloutDecision decision = policy.resize(state);

    Map<String, Integer> sizes = sizes(state);
    decision.actions().stream()
        .map(Scale.class::cast)
        .forEach(scale -> sizes.put(scale.replicaSet(), scale.to()));
    assertThat(sizes).isEqualTo(expectedSizes(given));
  }

  static Stream<JsonNode> events() {
    return Tables.cases("scale_proportional");
  }

  private static RolloutState state(JsonNode given) {
    ReplicaSetState[] old =
        given
            .get("oldRSs")
            .valueStream()
            .map(rs -> recorded(given, rs))
            .toArray(ReplicaSetState[]::new);
    RolloutStateBuilder state = States.of(given.at("/deployment/replicas").asInt(), old);
    JsonNode newest = given.get("newRS");
    return newest.isNull() ? state.build() : state.newReplicaSet(recorded(given, newest)).build();
  }

  private static ReplicaSetState recorded(JsonNode given, JsonNode rs) {
    String name = rs.get("name").asString();
    JsonNode annotations = given.get("annotationsBefore").get(name);
    return set(name, rs.get("created").asInt(), rs.get("replicas").asInt(), 0)
        .withRecordedReplicas(annotations.get("desired").asInt())
        .withRecordedMaxReplicas(annotations.get("max").asInt());
  }

  private static Map<String, Integer> sizes(RolloutState state) {
    Map<String, Integer> sizes = new TreeMap<>();
    state.oldReplicaSets().forEach(old -> sizes.put(old.name(), old.desired()));
    state.newest().ifPresent(newest -> sizes.put(newest.name(), newest.desired()));
    return sizes;
  }

  private static Map<String, Integer> expectedSizes(JsonNode given) {
    Map<String, Integer> sizes = new TreeMap<>();
    given.at("/expected/sizes").forEachEntry((name, size) -> sizes.put(name, size.asInt()));
    return sizes;
  }

  @ParameterizedTest
  @MethodSource("fractions")
  void fraction_keepsTheShareOfTheLastScaling(JsonNode given) {
    RolloutState state =
        States.of(given.get("deploymentReplicas").asInt())
            .reportedReplicas(given.get("statusReplicas").asInt())
            .build();
    ReplicaSetState set =
        set("rs", 0, given.get("rsReplicas").asInt(), 0)
            .withRecordedMaxReplicas(number(given.get("maxReplicasAnnotation")));

    long fraction =
        new ProportionalShares(state, new RolloutLimits(given.get("maxSurge").asInt(), 1))
            .fraction(set);

    assertThat(fraction).isEqualTo(given.get("expected").asLong());
  }

  static Stream<JsonNode> fractions() {
    return Tables.cases("replica_set_fraction");
  }

  @ParameterizedTest
  @MethodSource("proportions")
  void share_isClampedToWhatIsLeft(JsonNode given) {
    int replicas = given.at("/deployment/replicas").asInt();
    ProportionalShares shares =
        new ProportionalShares(
            States.of(replicas).build(),
            new RolloutLimits(given.at("/deployment/maxSurge").asInt(), 0));
    ReplicaSetState set =
        set("rs", 0, given.at("/rs/replicas").asInt(), 0)
            .withRecordedMaxReplicas(given.at("/rs/annMax").asInt());

    long share = shares.share(set, given.get("toAdd").asLong(), given.get("alreadyAdded").asLong());

    assertThat(share).isEqualTo(given.get("expected").asLong());
  }

  static Stream<JsonNode> proportions() {
    return Tables.cases("replica_set_proportion");
  }

  @ParameterizedTest
  @MethodSource("saturations")
  void saturated_needsSizeRecordAndAvailability(JsonNode given) {
    ReplicaSetState set =
        set("rs", 0, given.get("rsReplicas").asInt(), given.get("available").asInt())
            .withRecordedReplicas(number(given.get("desiredAnnotation")));

    assertThat(Resizing.saturated(set, given.get("deploymentReplicas").asInt()))
        .isEqualTo(given.get("expected").asBoolean());
  }

  static Stream<JsonNode> saturations() {
    return Tables.cases("is_saturated");
  }

  private static @Nullable Integer number(JsonNode value) {
    return value.isNull() ? null : Integer.valueOf(value.asString());
  }

  @Test
  void active_leavesOutEmptyReplicaSets() {
    JsonNode given = Tables.cases("active_replica_sets_filter").findFirst().orElseThrow();
    ReplicaSetState[] sets =
        given
            .get("replicaSets")
            .valueStream()
            .filter(rs -> !rs.isNull())
            .map(rs -> set(rs.get(0).asString(), 0, rs.get(1).asInt(), 0))
            .toArray(ReplicaSetState[]::new);

    assertThat(States.of(1, sets).build().activeOld())
        .extracting(ReplicaSetState::name)
        .containsExactlyInAnyOrder(
            given.get("expected").valueStream().map(JsonNode::asString).toArray(String[]::new));
  }

  @Test
  void resized_isToldByTheRecordOfAnActiveReplicaSet() {
    ReplicaSetState active = set("v1", 0, 3, 3).withRecordedReplicas(3);
    ReplicaSetState empty = set("v0", 0, 0, 0).withRecordedReplicas(7);
    ReplicaSetState silent = set("v2", 1, 2, 2);

    assertThat(States.of(3, active, empty, silent).build().resized()).isFalse();
    assertThat(States.of(4, active, empty, silent).build().resized()).isTrue();
  }

  @Test
  void simple_leavesSeveralActiveReplicaSetsAlone() {
    RolloutState state =
        States.of(10, set("v1", 0, 3, 3)).newReplicaSet(set("v2", 1, 3, 3)).build();

    assertThat(Resizing.simple(state)).isEqualTo(RolloutDecision.WAIT);
  }

  @Test
  void simple_dropsOldReplicaSetsNextToACompleteNewOneNewestFirst() {
    RolloutState state =
        States.of(3, set("v1", 0, 1, 1), set("v2", 1, 2, 0))
            .newReplicaSet(set("v3", 2, 3, 3).withRecordedReplicas(3))
            .build();

    assertThat(Resizing.simple(state).actions())
        .containsExactly(new Scale("v2", 0), new Scale("v1", 0));
  }

  @Test
  void simple_givesTheWholeSizeToTheOnlyActiveReplicaSet() {
    RolloutState state = States.of(5, set("v1", 0, 3, 3)).newReplicaSet(set("v2", 1, 0, 0)).build();

    assertThat(Resizing.simple(state).actions()).containsExactly(new Scale("v1", 5));
  }

  @Test
  void simple_writesNothingAtTheRightSizeThoughTheRecordIsWrong() {
    RolloutState state = States.of(5, set("v1", 0, 5, 5).withRecordedReplicas(4)).build();

    assertThat(Resizing.simple(state)).isEqualTo(RolloutDecision.WAIT);
  }
}
