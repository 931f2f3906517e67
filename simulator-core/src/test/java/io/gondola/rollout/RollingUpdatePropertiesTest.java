package io.gondola.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.meta.IntOrString;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * What a rolling update promises for any size, any limits and any order of events. A run is an
 * explicit list of numbers, each choosing what happens next, so that a failing one shrinks.
 */
class RollingUpdatePropertiesTest {

  @Property
  void rollout_keepsCeilingAndFloorAndCompletes(
      @ForAll("policies") RollingUpdate policy,
      @ForAll @IntRange(max = 40) int replicas,
      @ForAll @Size(max = 200) List<@IntRange(max = 1000) Integer> choices) {
    LockstepModel model = LockstepModel.rolledOut(policy, replicas);
    model.template = 2;

    for (int choice : choices) {
      happen(model, choice);
      assertWithinLimits(model);
    }
    model.complete();

    assertThat(model.desired(1)).isZero();
    assertThat(model.desired(2)).isEqualTo(replicas);
  }

  @Property
  void rollOver_keepsCeilingAndFloorAndCompletes(
      @ForAll("policies") RollingUpdate policy,
      @ForAll @IntRange(max = 40) int replicas,
      @ForAll @Size(max = 4) List<@Size(max = 60) List<@IntRange(max = 1000) Integer>> rollouts) {
    LockstepModel model = LockstepModel.rolledOut(policy, replicas);

    for (List<Integer> choices : rollouts) {
      model.template++;
      for (int choice : choices) {
        happen(model, choice);
        assertWithinLimits(model);
      }
    }
    model.complete();

    assertThat(model.desired(model.template)).isEqualTo(replicas);
    assertThat(model.state().totalDesired()).isEqualTo(replicas);
  }

  @Property
  void resize_endsAtTheNewSizeAndKeepsItsCeiling(
      @ForAll("policies") RollingUpdate policy,
      @ForAll @IntRange(max = 40) int replicas,
      @ForAll @IntRange(max = 40) int resized,
      @ForAll @Size(max = 60) List<@IntRange(max = 1000) Integer> choices) {
    LockstepModel model = LockstepModel.rolledOut(policy, replicas);
    model.template = 2;
    choices.forEach(choice -> happen(model, choice));

    model.replicas = resized;
    model.sync();
    Assume.that(!isHeldUp(model.state()));

    assertThat(model.state().totalDesired())
        .isLessThanOrEqualTo(policy.limits(resized).ceiling(resized));
    model.complete();
    assertThat(model.desired(1)).isZero();
    assertThat(model.desired(2)).isEqualTo(resized);
  }

  /**
   * Whether the only active ReplicaSet happened to have the new size, so that nobody records it:
   * the rollout waits for ever then, as in Kubernetes (kubernetes/kubernetes#102551).
   */
  private static boolean isHeldUp(RolloutState state) {
    return state.resized() && Resizing.active(state).size() == 1;
  }

  /** Any step that a real cluster could take next: each component works when it likes. */
  private static void happen(LockstepModel model, int choice) {
    LockstepModel.Set set = model.sets.get(choice % model.sets.size());
    switch (choice / model.sets.size() % 5) {
      case 0 -> model.sync();
      case 1 -> set.syncPods();
      case 2 -> set.report();
      case 3 -> set.ready = Math.min(set.pods, set.ready + 1);
      default -> set.terminating = 0;
    }
  }

  private static void assertWithinLimits(LockstepModel model) {
    RolloutLimits limits = model.policy.limits(model.replicas);
    int available = model.sets.stream().mapToInt(set -> set.ready).sum();
    assertThat(model.state().totalDesired())
        .as("pods asked for")
        .isLessThanOrEqualTo(limits.ceiling(model.replicas));
    assertThat(available).as("pods available").isGreaterThanOrEqualTo(limits.floor(model.replicas));
  }

  @Provide
  Arbitrary<RollingUpdate> policies() {
    return Combinators.combine(limit(150), limit(100)).as(RollingUpdate::new);
  }

  private static Arbitrary<IntOrString> limit(int maxPercent) {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 12).map(IntOrString::of),
        Arbitraries.integers()
            .between(0, maxPercent)
            .map(percent -> IntOrString.of(percent + "%")));
  }
}
