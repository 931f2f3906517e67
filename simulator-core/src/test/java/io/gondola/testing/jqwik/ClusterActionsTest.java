package io.gondola.testing.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.testing.RolloutScenario;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.ActionChain;

class ClusterActionsTest {

  /** The chain runs on one cluster, and no action is refused. */
  @Property(tries = 30, seed = "2026")
  void podsOfTheDeployment_belongToItsReplicaSets(@ForAll("chains") ActionChain<Cluster> chain) {
    Cluster end = chain.withInvariant("owned", ClusterActionsTest::assertOwned).run();

    assertThat(chain.transformations()).isNotEmpty();
    assertThat(end.timeline().size()).isPositive();
  }

  private static void assertOwned(Cluster cluster) {
    ImmutableList<String> sets =
        cluster.list(ReplicaSet.TYPE, "").stream()
            .map(set -> set.metadata().uid())
            .collect(ImmutableList.toImmutableList());
    assertThat(cluster.list(Pod.TYPE, "app=web"))
        .allMatch(pod -> sets.contains(pod.metadata().controller().orElseThrow().uid()));
  }

  @Provide
  Arbitrary<ActionChain<Cluster>> chains() {
    RolloutScenario scenario =
        new RolloutScenario(ClusterConfig.DEFAULT, 3, "{}", ImmutableList.of());
    return ClusterActions.chains(scenario::start);
  }
}
