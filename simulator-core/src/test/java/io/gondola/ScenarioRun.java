package io.gondola;

import static io.gondola.testing.RolloutScenario.NAME;
import static io.gondola.testing.RolloutScenario.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.testing.RolloutScenario;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs scenarios to the end, also those with pods by hand, and those that get stuck for long. */
final class ScenarioRun {

  private static final Duration SETTLING = Duration.ofMinutes(1);

  private ScenarioRun() {}

  static Cluster of(RolloutScenario scenario) {
    return of(scenario, cluster -> {});
  }

  /**
   * Runs a scenario.
   *
   * @param law is looked at after each event, from when the first version is up
   */
  static Cluster of(RolloutScenario scenario, Consumer<Cluster> law) {
    Cluster cluster = scenario.start();
    scenario.play(cluster, law, ScenarioRun::complete);
    // The status may be complete while news of a lost pod is still under way.
    runUntil(cluster, law, any -> false, SETTLING);
    complete(cluster, law);
    return cluster;
  }

  private static void complete(Cluster cluster, Consumer<Cluster> law) {
    if (cluster.config().podsByHand()) {
      completeByHand(cluster, law);
    }
    Condition complete = Condition.rolloutComplete(NAME);
    if (!runUntil(cluster, law, complete::holds, PATIENCE)) {
      assertThat(KnownDeadlock.holdsUp(cluster)).as(state(cluster)).isTrue();
      KnownDeadlock.resolve(cluster);
      cluster.runUntil(complete, PATIENCE);
    }
  }

  private static String state(Cluster cluster) {
    return "stuck for no known reason: " + cluster.deployment(NAME).status();
  }

  /** All pods do what they should, until nothing is left to do. */
  private static void completeByHand(Cluster cluster, Consumer<Cluster> law) {
    Duration beat = Duration.ofSeconds(1);
    do {
      runUntil(cluster, law, any -> false, beat);
      HandMade.allTurnOutWell(cluster);
    } while (runUntil(cluster, law, HandMade::isAnyoneWaiting, beat));
  }

  private static boolean runUntil(
      Cluster cluster, Consumer<Cluster> law, Predicate<Cluster> condition, Duration limit) {
    return cluster
        .apiServer()
        .simulation()
        .runUntil(
            () -> {
              law.accept(cluster);
              return condition.test(cluster);
            },
            limit);
  }
}
