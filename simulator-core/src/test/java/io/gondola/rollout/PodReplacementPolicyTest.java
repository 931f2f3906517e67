package io.gondola.rollout;

import static io.gondola.rollout.PodReplacementPolicy.TERMINATION_COMPLETE;
import static io.gondola.rollout.PodReplacementPolicy.TERMINATION_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.IntOrString;
import io.gondola.rollout.RolloutAction.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodReplacementPolicyTest {

  private static final RolloutPolicy ONE_MORE =
      new RollingUpdate(new IntOrString.OfInt(1), new IntOrString.OfInt(0));
  private static final RolloutLimits LIMITS = new RolloutLimits(1, 0);

  @ParameterizedTest
  @CsvSource({
    // desired, current, terminating, lingering
    "3, 3, 0, 0",
    "2, 3, 0, 1", // told to shrink, and nobody has been told to go
    "2, 2, 1, 1",
    "2, 2, 0, 0",
    "3, 2, 1, 0", // lost one, and waits
    "3, 0, 0, 0", // has yet to create them
    "0, 0, 4, 4",
  })
  void lingering_countsPodsThatAreStillThere(
      int desired, int current, int terminating, int lingering) {
    assertThat(TERMINATION_COMPLETE.lingering(desired, current, terminating)).isEqualTo(lingering);
    assertThat(TERMINATION_STARTED.lingering(desired, current, terminating)).isZero();
  }

  @Test
  void rollingUpdate_growsIntoTheRoomThatLeavingPodsLeave() {
    RolloutState full = state(3, 2, 1, 1, 3);
    RolloutState free = state(3, 2, 1, 1, 2);

    assertThat(ONE_MORE.decide(full).actions()).isEmpty();
    assertThat(ONE_MORE.decide(free).actions()).containsExactly(new Scale("new", 2));
  }

  @Test
  void growth_waitsAsAWholeForRoom() {
    RolloutState full = state(5, 2, 1, 1, 4);
    RolloutDecision growth = RolloutDecision.of(new Scale("new", 3));

    assertThat(Resizing.withinRoom(growth, full, LIMITS)).isEqualTo(RolloutDecision.WAIT);
    assertThat(Resizing.withinRoom(growth, state(5, 2, 1, 1, 3), LIMITS)).isEqualTo(growth);
  }

  @Test
  void shrinking_neverWaits() {
    RolloutState full = state(2, 4, 1, 1, 9);
    RolloutDecision shrinking =
        RolloutDecision.of(ImmutableList.of(new Scale("old", 1), new Scale("new", 2)));

    assertThat(Resizing.withinRoom(shrinking, full, LIMITS)).isEqualTo(shrinking);
  }

  @Test
  void growth_doesNotWaitWhereLeavingPodsDoNotCount() {
    RolloutState state = state(5, 4, 1, 1, 4);
    RolloutDecision growth = RolloutDecision.of(new Scale("new", 9));

    assertThat(Resizing.withinRoom(growth, state, LIMITS)).isEqualTo(growth);
  }

  /** An old ReplicaSet that occupies more than it is asked for, and a new one with its pods. */
  private static RolloutState state(
      int replicas, int oldDesired, int newDesired, int newAvailable, int oldOccupied) {
    ReplicaSetState old =
        States.set("old", 0, oldDesired, oldDesired).withLingering(oldOccupied - oldDesired);
    return States.of(replicas, old)
        .newReplicaSet(States.set("new", 1, newDesired, newAvailable))
        .build();
  }
}
