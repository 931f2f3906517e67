package io.gondola.rollout;

import static io.gondola.rollout.States.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.meta.IntOrString;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RollingUpdateTest {

  /** Steps of 10 pods with 3 above and 2 below. */
  private static final RollingUpdate THREE_TWO =
      new RollingUpdate(IntOrString.of(3), IntOrString.of(2));

  /** The Recreate case is left out: there the new size is simply that of the Deployment. */
  @ParameterizedTest
  @MethodSource("newSizes")
  void grown_takesTheRoomBelowTheCeiling(JsonNode given) {
    int replicas = given.get("deploymentReplicas").asInt();
    RolloutState state =
        States.of(replicas, set("old", 0, given.at("/allRSsSpecReplicas/0").asInt(), 0)).build();

    int size =
        RollingUpdate.grown(
            state,
            given.get("newRSReplicas").asInt(),
            new RolloutLimits(given.get("maxSurge").asInt(), 1));

    assertThat(size).isEqualTo(given.get("expected").asInt());
  }

  static Stream<JsonNode> newSizes() {
    return Tables.cases("new_rs_new_replicas")
        .filter(given -> given.get("strategy").asString().equals("RollingUpdate"));
  }

  @ParameterizedTest
  @MethodSource("newReplicaSets")
  void decide_scalesTheNewReplicaSetFirst(JsonNode given) {
    int replicas = given.get("deploymentReplicas").asInt();
    RolloutState state =
        States.of(replicas, set("old", 0, given.get("oldReplicas").asInt(), 0))
            .newReplicaSet(set("new", 1, given.get("newReplicas").asInt(), 0))
            .build();

    RolloutDecision decision = Limits.policy(given).decide(state);

    Scale scale = new Scale("new", given.at("/expected/newReplicas").asInt());
    if (given.at("/expected/scaled").asBoolean()) {
      assertThat(decision.actions()).containsExactly(scale);
    } else {
      assertThat(decision.actions()).doesNotContain(scale);
    }
  }

  static Stream<JsonNode> newReplicaSets() {
    return Tables.cases("reconcile_new_replica_set");
  }

  @ParameterizedTest
  @MethodSource("oldReplicaSets")
  void shrinking_cutsUnavailablePodsThenAvailableOnes(JsonNode given) {
    Shrinking shrinking =
        shrinking(given, set("new", 1, given.get("newReplicas").asInt(), available(given, "New")));

    shrinking.run(given.get("newReplicas").asInt());

    assertThat(shrinking.hasEffect()).isEqualTo(given.at("/expected/scaled").asBoolean());
    assertThat(lastSize(given, shrinking)).isEqualTo(given.at("/expected/oldReplicas").asInt());
  }

  static Stream<JsonNode> oldReplicaSets() {
    return Tables.cases("reconcile_old_replica_sets");
  }

  @ParameterizedTest
  @MethodSource("unhealthy")
  void cutUnavailable_staysWithinTheBudget(JsonNode given) {
    Shrinking shrinking = shrinking(given, null);

    shrinking.cutUnavailable(given.get("maxCleanupCount").asInt());

    int cut = given.get("oldReplicas").asInt() - lastSize(given, shrinking);
    assertThat(cut).isEqualTo(given.at("/expected/cleanupCount").asInt(0));
    boolean gaveUp = given.at("/expected/error").asBoolean(false);
    assertThat(shrinking.hasEffect()).isEqualTo(cut > 0 && !gaveUp);
  }

  static Stream<JsonNode> unhealthy() {
    return Tables.cases("cleanup_unhealthy_replicas");
  }

  @ParameterizedTest
  @MethodSource("available")
  void cutAvailable_leavesTheFloor(JsonNode given) {
    Shrinking shrinking = shrinking(given, null);

    shrinking.cutAvailable();

    assertThat(shrinking.hasEffect()).isEqualTo(given.at("/expected/scaled").asBoolean());
    assertThat(lastSize(given, shrinking)).isEqualTo(given.at("/expected/oldReplicas").asInt());
  }

  static Stream<JsonNode> available() {
    return Tables.cases("scale_down_old_replica_sets_rolling");
  }

  private static Shrinking shrinking(JsonNode given, ReplicaSetState newest) {
    int replicas = given.get("deploymentReplicas").asInt();
    int old = given.get("oldReplicas").asInt();
    RolloutState state =
        States.of(replicas, set("old", 0, old, available(given, "Old")))
            .newReplicaSet(newest)
            .build();
    return new Shrinking(state, Limits.policy(given).limits(replicas).floor(replicas));
  }

  private static int available(JsonNode given, String which) {
    return given.get("available" + which).asInt();
  }

  private static int lastSize(JsonNode given, Shrinking shrinking) {
    ImmutableList<Scale> cuts = shrinking.cuts();
    return cuts.isEmpty() ? given.get("oldReplicas").asInt() : cuts.get(cuts.size() - 1).to();
  }

  @Test
  void decide_createsTheNewReplicaSetAndCutsTheOldInOneStep() {
    RolloutState state = States.of(10, set("v1", 0, 10, 10)).build();

    RolloutDecision decision = THREE_TWO.decide(state);

    assertThat(decision.actions()).containsExactly(new Create(3), new Scale("v1", 8));
  }

  @Test
  void decide_createsAtFullSizeWhenThereIsNothingToReplace() {
    RolloutDecision decision = THREE_TWO.decide(States.of(10).build());

    assertThat(decision.actions()).containsExactly(new Create(10));
  }

  @Test
  void decide_createsAnEmptyReplicaSetWithoutHeadroom() {
    RolloutState state = States.of(10, set("v1", 0, 8, 8), set("v2", 1, 5, 0)).build();

    RolloutDecision decision = THREE_TWO.decide(state);

    assertThat(decision.actions()).containsExactly(new Create(0), new Scale("v2", 0));
  }

  @Test
  void decide_cutsOneReplicaSetTwiceWhenOnlySomeOfItIsUnavailable() {
    RolloutState state =
        States.of(10, set("v1", 0, 8, 7)).newReplicaSet(set("v2", 1, 5, 5)).build();

    RolloutDecision decision = THREE_TWO.decide(state);

    // Budget 13 - 8 - 0 = 5; first the unavailable pod, then 12 available ones above the floor of
    // 8.
    assertThat(decision.actions()).containsExactly(new Scale("v1", 7), new Scale("v1", 3));
  }

  @Test
  void decide_givesUpOnAReportThatLagsBehindACut() {
    RolloutState state =
        States.of(10, set("v1", 0, 2, 1), set("v2", 1, 3, 5), set("v3", 2, 3, 3))
            .newReplicaSet(set("v4", 3, 5, 5))
            .build();

    RolloutDecision decision = THREE_TWO.decide(state);

    assertThat(decision.actions()).containsExactly(new Scale("v1", 1));
    assertThat(decision.mayCleanUpHistory()).isTrue();
  }

  @Test
  void decide_shrinksANewReplicaSetThatIsTooBig() {
    RolloutState state = States.of(4).newReplicaSet(set("v1", 0, 6, 6)).build();

    assertThat(THREE_TWO.decide(state).actions()).containsExactly(new Scale("v1", 4));
  }

  @Test
  void decide_letsHistoryBeCleanedUpOnlyWhenNothingIsScaled() {
    RolloutState rolling =
        States.of(10, set("v1", 0, 8, 8)).newReplicaSet(set("v2", 1, 3, 3)).build();
    RolloutState done = States.of(10).newReplicaSet(set("v2", 1, 10, 10)).build();

    assertThat(THREE_TWO.decide(rolling).mayCleanUpHistory()).isFalse();
    assertThat(THREE_TWO.decide(done)).isEqualTo(RolloutDecision.NOTHING);
  }
}
