package io.gondola.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.IntOrString;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * What canary, blue/green and error watching promise for any size and any order of events. A run is
 * an explicit list of numbers, each choosing what happens next.
 */
class SteppedPoliciesPropertiesTest {

  private static final Duration TICK = Duration.ofSeconds(7);
  private static final int ROUNDS = 60;

  @Property(tries = 300)
  void canary_staysAtAWeightUntilItsPauseIsOver(
      @ForAll("canaries") Canary canary,
      @ForAll @IntRange(min = 1, max = 30) int replicas,
      @ForAll @Size(max = 200) List<@IntRange(max = 1000) Integer> choices) {
    LockstepModel model = LockstepModel.rolledOut(canary, replicas);
    model.template = 2;
    Map<Integer, Instant> reached = new TreeMap<>();

    for (int choice : choices) {
      happen(model, choice);
      assertWithinLimits(model);
      assertPausesKept(model, canary, reached);
    }
    model.completeInTime(TICK, ROUNDS);

    assertThat(model.desired(1)).isZero();
    assertThat(model.desired(2)).isEqualTo(replicas);
  }

  @Property(tries = 300)
  void canaryTakenBack_endsAtTheOldVersion(
      @ForAll("canaries") Canary canary,
      @ForAll @IntRange(min = 1, max = 30) int replicas,
      @ForAll @Size(max = 60) List<@IntRange(max = 1000) Integer> there,
      @ForAll @Size(max = 60) List<@IntRange(max = 1000) Integer> back) {
    LockstepModel model = LockstepModel.rolledOut(canary, replicas);

    model.template = 2;
    for (int choice : there) {
      happen(model, choice);
    }
    model.template = 1;
    for (int choice : back) {
      happen(model, choice);
      assertWithinLimits(model);
    }
    model.completeInTime(TICK, ROUNDS);

    assertThat(model.desired(1)).isEqualTo(replicas);
    assertThat(model.desired(2)).isZero();
  }

  @Property(tries = 300)
  void resizedCanary_endsAtTheNewSize(
      @ForAll("canaries") Canary canary,
      @ForAll @IntRange(min = 1, max = 30) int replicas,
      @ForAll @IntRange(min = 1, max = 30) int resized,
      @ForAll @Size(max = 60) List<@IntRange(max = 1000) Integer> choices) {
    LockstepModel model = LockstepModel.rolledOut(canary, replicas);
    model.template = 2;
    choices.forEach(choice -> happen(model, choice));

    model.replicas = resized;
    model.completeInTime(TICK, ROUNDS);

    assertThat(model.desired(1)).isZero();
    assertThat(model.desired(2)).isEqualTo(resized);
  }

  @Property(tries = 300)
  void blueGreen_alwaysServesFromAWholeSet(
      @ForAll @IntRange(min = 1, max = 30) int replicas,
      @ForAll @IntRange(max = 30) int keptSeconds,
      @ForAll @Size(max = 5) List<@Size(max = 60) List<@IntRange(max = 1000) Integer>> rollouts) {
    BlueGreen policy = new BlueGreen("web", Duration.ofSeconds(keptSeconds), true);
    LockstepModel model = LockstepModel.rolledOut(policy, replicas);

    for (int i = 0; i < rollouts.size(); i++) {
      model.template = 1 + (i + 1) % 3;
      for (int choice : rollouts.get(i)) {
        happen(model, choice);
        assertThat(available(model, model.active)).as(model.active).isEqualTo(replicas);
      }
    }
    model.completeInTime(TICK, ROUNDS);

    assertThat(model.active).isEqualTo("v" + model.template);
    assertThat(model.state().totalDesired()).isEqualTo(replicas);
  }

  @Property(tries = 300)
  void errorWatching_endsFullyNewOrFullyOld(
      @ForAll("watched") RolloutPolicy rollout,
      @ForAll @IntRange(min = 1, max = 30) int replicas,
      @ForAll @Size(max = 200) List<@IntRange(max = 1000) Integer> choices,
      @ForAll @IntRange(max = 100) int lastPercent) {
    LockstepModel model = LockstepModel.rolledOut(ErrorWatching.of(rollout, 0.5), replicas);
    model.template = 2;

    for (int choice : choices) {
      model.errorRate = choice % 10 == 0 ? (Double) (choice / 1000.0) : model.errorRate;
      happen(model, choice);
    }
    model.errorRate = lastPercent / 100.0;
    model.completeInTime(TICK, ROUNDS);

    assertThat(model.desired(model.template)).isEqualTo(replicas);
    assertThat(model.state().totalDesired()).isEqualTo(replicas);
    assertThat(model.template).isIn(1, 2);
  }

  private static void assertPausesKept(
      LockstepModel model, Canary canary, Map<Integer, Instant> reached) {
    int size = model.desired(2);
    for (int i = 0; i < canary.steps().size(); i++) {
      CanaryStep step = canary.steps().get(i);
      int pods = step.pods(model.replicas);
      if (size >= pods && model.set(2).isPresent()) {
        reached.putIfAbsent(i, model.now);
      }
      if (size > pods) {
        assertThat(reached).as("weight %s was never reached", step.weight()).containsKey(i);
        assertThat(Duration.between(reached.get(i), model.now))
            .as("time at weight %s", step.weight())
            .isGreaterThanOrEqualTo(step.pause());
      }
    }
  }

  private static int available(LockstepModel model, String name) {
    return model.sets.stream()
        .filter(set -> set.name().equals(name))
        .mapToInt(set -> set.ready)
        .sum();
  }

  /** Any step that a real cluster could take next, or a little time. */
  private static void happen(LockstepModel model, int choice) {
    LockstepModel.Set set = model.sets.get(choice % model.sets.size());
    switch (choice / model.sets.size() % 6) {
      case 0 -> model.sync();
      case 1 -> set.syncPods();
      case 2 -> set.report();
      case 3 -> set.ready = Math.min(set.pods, set.ready + 1);
      case 4 -> set.readyAll();
      default -> model.now = model.now.plus(TICK);
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
  Arbitrary<Canary> canaries() {
    Arbitrary<CanaryStep> step =
        Combinators.combine(
                Arbitraries.integers().between(0, 100), Arbitraries.integers().between(0, 20))
            .as((weight, seconds) -> CanaryStep.pausing(weight, Duration.ofSeconds(seconds)));
    Arbitrary<ImmutableList<CanaryStep>> steps =
        step.list()
            .ofMaxSize(4)
            .map(
                list ->
                    ImmutableList.sortedCopyOf(Comparator.comparingInt(CanaryStep::weight), list));
    return Combinators.combine(
            steps, Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 5))
        .as(
            (list, surge, unavailable) ->
                new Canary(list, IntOrString.of(surge), IntOrString.of(unavailable)));
  }

  @Provide
  Arbitrary<RolloutPolicy> watched() {
    return Arbitraries.oneOf(
        canaries().map(canary -> canary),
        Arbitraries.just(BlueGreen.of("web")),
        Arbitraries.integers()
            .between(0, 5)
            .map(surge -> new RollingUpdate(IntOrString.of(surge), IntOrString.of(1))));
  }
}
