package io.gondola.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.Controllers;
import io.gondola.Fault;
import io.gondola.FaultPlacement;
import io.gondola.sim.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Policies and controllers with mistakes: all pass a plain test, and none passes a search. */
class WrongOnesTest {

  private static final Condition ROLLED_OUT = Condition.rolloutComplete("web");

  @Test
  void surgeThatForgetsBrokenPods_isFoundByOneCrash() {
    Exploration exploration = surging().faults(1, crashes());

    Outcome plain = surging().inOneOrder().run();
    Outcome outcome = exploration.inOneOrder().run();
    Sample sample = exploration.inOneOrder().sample(40);

    assertThat(plain.holds()).isTrue();
    Failure failure = outcome.failure().orElseThrow();
    assertThat(failure.differences()).hasSize(1);
    assertThat(failure.toString())
        .startsWith("expected   at most 4 pods\nbut was    it does not hold\nat         +");
    assertThat(sample).hasToString("13 of 40 random runs fail, the first with seed 3");
  }

  @Test
  void controllerThatCountsByItsCache_createsTwice() {
    Exploration exploration =
        Exploration.of(ClusterConfig.DEFAULT.withNodes(0))
            .delays(
                latencies ->
                    latencies.withWatch(
                        Distribution.oneOf(Duration.ofMillis(10), Duration.ofMillis(60))))
            .given(cluster -> Controllers.on(cluster).start(Fleets.creatingTwice()))
            .when(cluster -> cluster.apply(Fleets.MANIFEST))
            .within(Duration.ofSeconds(1))
            .always(Fleets.hasMembers(2));

    Failure failure = exploration.run().failure().orElseThrow();

    assertThat(failure.differences()).singleElement().asString().endsWith("/watch: PT0.06S");
    assertThat(Fleets.members(exploration.replay(failure.script()))).hasSizeGreaterThan(2);
    assertThat(exploration.sample(100))
        .hasToString("66 of 100 random runs fail, the first with seed 1");
  }

  @Test
  void controllerThatForgetsToLookAgain_isFoundByAnotherOrder() {
    Exploration exploration =
        Exploration.of(ClusterConfig.DEFAULT.withNodes(0))
            .given(
                cluster -> {
                  Controllers.on(cluster).start(Fleets.provider());
                  Controllers.on(cluster).start(Fleets.lostWakeUp());
                })
            .when(cluster -> cluster.apply(Fleets.MANIFEST))
            .within(Duration.ofSeconds(1))
            .until(Fleets.consumed());

    Outcome plain = exploration.inOneOrder().run();
    Failure failure = exploration.run().failure().orElseThrow();

    assertThat(plain.holds()).isTrue();
    assertThat(failure.differences())
        .singleElement()
        .asString()
        .contains("consumer: sync default/blue, before provider: sync default/blue");
    assertThat(failure.broken().get(0)).hasToString("expected   the list is taken over within 1s");
    assertThat(exploration.sample(100))
        .hasToString("54 of 100 random runs fail, the first with seed 1");
  }

  @Test
  void controllerThatNamesWhatItMakes_holds() {
    Outcome outcome =
        Exploration.of(ClusterConfig.DEFAULT.withNodes(0))
            .delays(
                latencies ->
                    latencies.withWatch(
                        Distribution.oneOf(Duration.ofMillis(10), Duration.ofMillis(60))))
            .given(cluster -> Controllers.on(cluster).start(Fleets.right()))
            .when(cluster -> cluster.apply(Fleets.MANIFEST))
            .within(Duration.ofSeconds(2))
            .always(Fleets.hasMembers(2))
            .run();

    outcome.assertHolds();
    assertThat(outcome.runs()).isGreaterThan(1);
  }

  private static Exploration surging() {
    return Exploration.of(
            ClusterConfig.DEFAULT.withNodes(1).withRolloutPolicy("own", new AvailableOnly()))
        .given(
            cluster -> {
              cluster.apply(WebOfThree.MANIFEST.replace("{name: web}", WebOfThree.OWN_POLICY));
              cluster.runUntil(ROLLED_OUT, Duration.ofMinutes(1));
            })
        .when(cluster -> cluster.setImage("web", "web", "web:2"))
        .within(Duration.ofMinutes(2))
        .until(ROLLED_OUT)
        .always(Condition.of("at most 4 pods", WrongOnesTest::hasAtMostFourPods));
  }

  private static boolean hasAtMostFourPods(Cluster cluster) {
    return cluster.pods().stream().filter(pod -> !pod.isTerminating()).count() <= 4;
  }

  private static FaultPlacement crashes() {
    return FaultPlacement.onEachPod("app=web", pod -> Fault.killContainer(pod, "web"));
  }
}
