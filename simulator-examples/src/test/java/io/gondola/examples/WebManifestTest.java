package io.gondola.examples;

import static io.gondola.testing.assertj.GondolaAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import io.gondola.testing.Statement;
import io.gondola.testing.junit.Configured;
import io.gondola.testing.junit.GondolaTest;
import io.gondola.testing.junit.Manifest;
import io.gondola.testing.junit.Nodes;
import io.gondola.testing.junit.Seed;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of a manifest, to copy: the cluster comes as a parameter. */
@GondolaTest
@Nodes(5)
@Manifest(resource = "web.yaml")
class WebManifestTest {

  @BeforeEach
  void comesUp(Cluster cluster) {
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
  }

  @Test
  void rollout_staysWithinItsLimits(Cluster cluster) {
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));

    assertThat(cluster)
        .rollout("web")
        .completedWithin(ofMinutes(1))
        .neverHadFewerAvailableThan(3)
        .neverHadMorePodsThan(5);
  }

  @Test
  @Seed(42)
  @Configured(SlowStart.class)
  void crashedNode_isMadeUpFor(Cluster cluster) {
    cluster.faults().crashNode("node-1");
    cluster.runFor(ofMinutes(10));

    assertThat(cluster).deployment("web").isRolledOut();
    assertThat(cluster).hasReadyEndpoints("web", 4);
    assertThat(cluster)
        .timeline()
        .from(ofSeconds(40))
        .always(Statement.available("web", 3))
        .eventually(Statement.available("web", 4), ofMinutes(8));
  }

  /** New pods take their time. */
  static final class SlowStart implements UnaryOperator<ClusterConfig> {
    @Override
    public ClusterConfig apply(ClusterConfig config) {
      Distribution time = Distribution.uniform(ofSeconds(2), ofSeconds(20));
      return config.withImage("web:1", ImageBehavior.WEB_SERVER.readyIn(time));
    }
  }
}
