package io.gondola.examples;

import static io.gondola.testing.assertj.GondolaAssertions.assertThat;

import io.gondola.Cluster;
import io.gondola.testing.Rollout;
import io.gondola.testing.RolloutScenario;
import io.gondola.testing.jqwik.Scenarios;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A property of rollouts, to copy. A scenario that fails is printed as a JUnit method. */
class RolloutPropertyExampleTest {

  @Property(tries = 100, seed = "2026")
  void rollout_keepsEnoughPodsAvailable(@ForAll("undisturbed") RolloutScenario scenario) {
    Cluster cluster = scenario.run();

    Rollout rollout = Rollout.latest(cluster, RolloutScenario.NAME);
    assertThat(rollout).completed().neverHadFewerAvailableThan(rollout.summary().bounds().floor());
  }

  /** Pods deleted, nodes crashed, controllers restarted: it still comes to its end. */
  @Property(tries = 100, seed = "2026")
  void rollout_completesWhateverHappens(@ForAll RolloutScenario scenario) {
    Cluster cluster = scenario.run();

    assertThat(cluster).rollout(RolloutScenario.NAME).completed();
  }

  @Provide
  Arbitrary<RolloutScenario> undisturbed() {
    return Scenarios.plain();
  }
}
