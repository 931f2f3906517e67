package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.testing.jqwik.ClusterActions;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.ActionChain;

/** Stateful testing, to copy: users and faults do what they like, and something always holds. */
class StatefulExampleTest {

  @Property(tries = 30, seed = "2026")
  void history_neverOutgrowsItsLimit(@ForAll("chains") ActionChain<Cluster> chain) {
    chain.withInvariant("few old versions", StatefulExampleTest::hasFewOldVersions).run();
  }

  /** Three versions exist in all, and a ReplicaSet is used again when its version comes back. */
  private static void hasFewOldVersions(Cluster cluster) {
    assertThat(cluster.find(Deployment.TYPE, "web")).isPresent();
    assertThat(cluster.list(ReplicaSet.TYPE, "app=web")).hasSizeLessThanOrEqualTo(3);
  }

  @Provide
  Arbitrary<ActionChain<Cluster>> chains() {
    return ClusterActions.chains(StatefulExampleTest::start);
  }

  private static Cluster start() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1"}]}
        """);
    return cluster;
  }
}
