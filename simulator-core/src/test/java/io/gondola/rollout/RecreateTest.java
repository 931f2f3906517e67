package io.gondola.rollout;

import static io.gondola.rollout.States.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RecreateTest {

  private static final Recreate RECREATE = new Recreate();

  @ParameterizedTest
  @MethodSource("sizes")
  void decide_firstTakesAllOldPodsAway(JsonNode given) {
    int replicas = given.get("deploymentReplicas").asInt();
    int old = given.at("/oldRSSizes/0").asInt();

    RolloutDecision decision = RECREATE.decide(States.of(replicas, set("v1", 0, old, old)).build());

    assertThat(decision)
        .isEqualTo(RolloutDecision.of(new Scale("v1", given.at("/expected/sizes/0").asInt())));
  }

  static Stream<JsonNode> sizes() {
    return Tables.cases("scale_down_recreate");
  }

  @ParameterizedTest
  @MethodSource("oldPods")
  void decide_waitsWhileOldPodsRun(JsonNode given) {
    boolean running =
        given
            .get("podPhasesByRSUID")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asString)
            .anyMatch(phase -> !phase.equals("Failed") && !phase.equals("Succeeded"));
    ReplicaSetState[] old =
        given
            .get("oldRSStatusReplicas")
            .valueStream()
            .map(current -> set("old", 0, 0, 0).withCurrent(current.asInt()))
            .toArray(ReplicaSetState[]::new);

    RolloutDecision decision = RECREATE.decide(States.of(1, old).oldPodsRunning(running).build());

    assertThat(decision.equals(RolloutDecision.WAIT)).isEqualTo(given.get("expected").asBoolean());
  }

  static Stream<JsonNode> oldPods() {
    return Tables.cases("old_pods_running");
  }

  @Test
  void decide_createsTheNewReplicaSetAtFullSizeOnceTheOldPodsAreGone() {
    RolloutDecision decision = RECREATE.decide(States.of(3, set("v1", 0, 0, 0)).build());

    assertThat(decision).isEqualTo(RolloutDecision.of(new Create(3)).thenCleanUpHistory());
  }

  @Test
  void decide_bringsAnExistingReplicaSetBackToFullSize() {
    RolloutState state = States.of(3, set("v2", 1, 0, 0)).newReplicaSet(set("v1", 0, 0, 0)).build();

    RolloutDecision decision = RECREATE.decide(state);

    assertThat(decision).isEqualTo(RolloutDecision.of(new Scale("v1", 3)).thenCleanUpHistory());
  }

  @Test
  void decide_hasNothingToDoAtFullSize() {
    RolloutState state = States.of(3).newReplicaSet(set("v1", 0, 3, 0)).build();

    assertThat(RECREATE.decide(state)).isEqualTo(RolloutDecision.NOTHING);
  }

  @Test
  void limits_allowNeitherMoreNorFewerPods() {
    assertThat(RECREATE.limits(3)).isEqualTo(RolloutLimits.NONE);
  }
}
