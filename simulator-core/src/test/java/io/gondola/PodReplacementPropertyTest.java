package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.core.Pod;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.rollout.RollingUpdate;
import io.gondola.testing.RolloutScenario;
import io.gondola.testing.jqwik.Scenarios;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a rollout promises that waits for pods that are leaving. */
class PodReplacementPropertyTest {

  private static final int TRIES = 100;
  private static final String SEED = "2026";

  /** One that has ended and is about to be removed takes up no room. */
  @Property(tries = TRIES, seed = SEED)
  void rollout_neverHasMorePodsThanItsCeilingEvenWithThoseThatLeave(
      @ForAll("rollouts") RolloutScenario scenario) {
    Cluster end =
        ScenarioRun.of(
            scenario,
            cluster -> {
              long pods = cluster.pods().stream().filter(pod -> !pod.isTerminal()).count();
              assertThat(pods)
                  .as("pods at +%s", cluster.elapsed())
                  .isLessThanOrEqualTo(ceiling(cluster.deployment(RolloutScenario.NAME)));
            });

    assertThat(end.pods()).allMatch(Pod::isReady);
    StoreInvariants.assertHold(end);
  }

  private static int ceiling(Deployment deployment) {
    int replicas = Objects.requireNonNull(deployment.spec().replicas());
    RollingUpdateDeployment limits =
        Objects.requireNonNull(deployment.spec().strategy().rollingUpdate());
    return new RollingUpdate(limits.maxSurge(), limits.maxUnavailable())
        .limits(replicas)
        .ceiling(replicas);
  }

  @Provide
  Arbitrary<RolloutScenario> rollouts() {
    return Scenarios.configured(
        Scenarios.inThePresent(Scenarios.plain()),
        config -> config.withPodReplacementPolicy(PodReplacementPolicy.TERMINATION_COMPLETE));
  }
}
