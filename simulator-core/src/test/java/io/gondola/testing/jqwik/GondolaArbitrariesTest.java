package io.gondola.testing.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.Latencies;
import io.gondola.TimedFault;
import io.gondola.api.apps.Deployment;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.testing.RolloutScenario;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Parameters without a provider's name: jqwik finds what fits. */
class GondolaArbitrariesTest {

  private static final String SEED = "2026";

  @Property(tries = 100, seed = SEED)
  void deployment_isAccepted(@ForAll Deployment deployment) {
    Cluster cluster = Cluster.withNodes(0);

    assertThat(cluster.apply(deployment).spec().replicas()).isEqualTo(deployment.spec().replicas());
  }

  @Property(tries = 100, seed = SEED)
  void faults_areAcceptedByAClusterOfThree(@ForAll List<TimedFault> faults) {
    Cluster cluster = Cluster.withNodes(3);

    cluster.faults().schedule(faults);

    assertThat(faults).hasSizeLessThanOrEqualTo(4);
  }

  @Property(tries = 50, seed = SEED)
  void images_becomeReady(
      @ForAll ClusterConfig config, @ForAll Latencies latencies, @ForAll ImageBehavior image) {
    Cluster cluster = Cluster.of(config.withLatencies(latencies).withImage("web:1", image));
    cluster.apply(
        "{apiVersion: v1, kind: Pod, metadata: {name: web},"
            + " spec: {containers: [{name: web, image: 'web:1'}]}}");

    cluster.runFor(Duration.ofSeconds(20));

    assertThat(cluster.pods().get(0).isReady()).isTrue();
  }

  @Property(tries = 20, seed = SEED)
  void policyAsAnObject_rollsOut(@ForAll RolloutPolicy policy) {
    ClusterConfig config = ClusterConfig.DEFAULT.withRolloutPolicy("own", policy);
    Cluster cluster =
        new RolloutScenario(config, "own", 3, "{type: RollingUpdate}", ImmutableList.of()).run();

    assertThat(Condition.rolloutComplete("web").holds(cluster)).isTrue();
  }

  @Property(tries = 50, seed = SEED)
  void manifest_isAccepted(@ForAll("manifests") String manifest) {
    assertThat(Cluster.withNodes(0).apply(manifest)).hasSize(1);
  }

  @Provide
  Arbitrary<String> manifests() {
    return GondolaArbitraries.manifests();
  }

  @Property(tries = 50, seed = SEED)
  void scenario_comesToItsEnd(@ForAll RolloutScenario scenario) {
    Cluster cluster = scenario.run();

    assertThat(Condition.rolloutComplete("web").holds(cluster)).isTrue();
  }

  @Property(tries = 100, seed = SEED)
  void durations_stayBelowTheLongest(@ForAll("short") Duration duration) {
    assertThat(duration).isBetween(Duration.ZERO, Duration.ofMillis(700));
  }

  @Provide("short")
  Arbitrary<Duration> shortDurations() {
    return GondolaArbitraries.durations(Duration.ofMillis(700));
  }
}
