package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.HandMade.End;
import io.gondola.HandMade.MakeReady;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.testing.RolloutScenario;
import io.gondola.testing.jqwik.Scenarios;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * What a rolling update promises, in a whole cluster.
 *
 * <p>Seeds are fixed, so that no build is red by bad luck. To hunt, take them away and raise the
 * number of tries.
 */
class RolloutPropertyTest {

  private static final int TRIES = 100;
  private static final String SEED = "2026";

  @Property(tries = TRIES, seed = SEED)
  void rollout_keepsItsLimitsAndCompletes(@ForAll("rollouts") RolloutScenario scenario) {
    assertKept(scenario, RolloutLaws.ofOneTemplate(scenario.config()));
  }

  /** Pods become ready and go in any order, at any time. */
  @Property(tries = TRIES, seed = SEED)
  void rolloutByHand_keepsItsLimitsAndCompletes(@ForAll("byHand") RolloutScenario scenario) {
    assertKept(scenario, RolloutLaws.ofOneTemplate(scenario.config()));
  }

  /** New templates, pauses and ways back, in the midst of it. */
  @Property(tries = TRIES, seed = SEED)
  void changesOfMind_keepTheLimitsIfControllersSeeThePresent(
      @ForAll("changesInThePresent") RolloutScenario scenario) {
    assertKept(scenario, RolloutLaws.ofChanges());
  }

  /** The same, and new sizes, and pods that are lost. */
  @Property(tries = TRIES, seed = SEED)
  void anythingAtAll_keepsTheCeilingIfControllersSeeThePresent(
      @ForAll("anythingInThePresent") RolloutScenario scenario) {
    assertKept(scenario, RolloutLaws.ofCeiling());
  }

  @Property(tries = TRIES, seed = SEED)
  void anythingAtAll_comesToAnEndWhateverControllersSee(
      @ForAll("anything") RolloutScenario scenario) {
    assertKept(scenario, nothing -> {});
  }

  private static void assertKept(RolloutScenario scenario, Consumer<Cluster> laws) {
    Cluster cluster = ScenarioRun.of(scenario, laws);

    Deployment deployment = cluster.deployment(RolloutScenario.NAME);
    String image = image(deployment.spec().template().spec());
    assertThat(cluster.pods().stream().filter(pod -> !pod.isTerminating()))
        .hasSize(deployment.status().replicas())
        .allMatch(Pod::isReady)
        .allMatch(pod -> image(pod.spec()).equals(image));
    StoreInvariants.assertHold(cluster);
  }

  private static String image(PodSpec spec) {
    return spec.containers().get(0).image();
  }

  @Provide
  Arbitrary<RolloutScenario> rollouts() {
    return Scenarios.plain();
  }

  @Provide
  Arbitrary<RolloutScenario> byHand() {
    Arbitrary<Integer> choices = Arbitraries.integers().between(0, 20);
    Arbitrary<RolloutScenario> scenarios =
        Scenarios.with(
            Arbitraries.frequencyOf(
                Tuple.of(3, choices.map(MakeReady::new)), Tuple.of(1, choices.map(End::new))),
            30);
    return Scenarios.configured(scenarios, config -> config.withPodsByHand(true));
  }

  @Provide
  Arbitrary<RolloutScenario> changesInThePresent() {
    return Scenarios.inThePresent(Scenarios.with(Scenarios.changes(), 6));
  }

  @Provide
  Arbitrary<RolloutScenario> anythingInThePresent() {
    return Scenarios.inThePresent(anything());
  }

  @Provide
  Arbitrary<RolloutScenario> anything() {
    return Scenarios.with(
        Arbitraries.oneOf(Scenarios.changes(), Scenarios.sizes(), Scenarios.losses()), 6);
  }
}
