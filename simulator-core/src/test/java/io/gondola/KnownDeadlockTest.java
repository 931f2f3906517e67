package io.gondola;

import static io.gondola.testing.RolloutScenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.testing.RolloutScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Found by the properties of {@link RolloutPropertyTest}, and then in Kubernetes' bug tracker. */
class KnownDeadlockTest {

  @Test
  void resizing_toTheSizeOfTheOnlyActiveReplicaSetHoldsUpTheRollout() {
    Cluster cluster = resizedInTheMidst(1);

    cluster.runFor(Duration.ofHours(1));

    assertThat(cluster.deployment(NAME).status().updatedReplicas()).isZero();
    assertThat(KnownDeadlock.holdsUp(cluster)).isTrue();
  }

  @Test
  void resizing_toAnotherSizeDoesNot() {
    Cluster cluster = resizedInTheMidst(2);

    cluster.runFor(Duration.ofHours(1));

    assertThat(cluster.deployment(NAME).status().updatedReplicas()).isEqualTo(2);
    assertThat(KnownDeadlock.holdsUp(cluster)).isFalse();
  }

  @Test
  void resizing_again_isTheWayOut() {
    Cluster cluster = resizedInTheMidst(1);
    cluster.runFor(Duration.ofHours(1));

    KnownDeadlock.resolve(cluster);
    cluster.runUntil(Condition.rolloutComplete(NAME), Duration.ofMinutes(1));

    assertThat(cluster.deployment(NAME).status().updatedReplicas()).isEqualTo(2);
  }

  /** The old ReplicaSet has just been scaled to 1, and the new one still has no pods. */
  private static Cluster resizedInTheMidst(int replicas) {
    ClusterConfig config =
        ClusterConfig.DEFAULT
            .withImage("web:1", ImageBehavior.INSTANT)
            .withImage("web:2", ImageBehavior.INSTANT);
    String strategy = "{rollingUpdate: {maxSurge: 0, maxUnavailable: 9}}";
    Cluster cluster = new RolloutScenario(config, 10, strategy, ImmutableList.of()).start();
    cluster.runUntil(Condition.rolloutComplete(NAME), Duration.ofMinutes(1));
    cluster.setImage(NAME, "web", "web:2");
    cluster.runFor(Duration.ofMillis(15));
    cluster.scale(NAME, replicas);
    return cluster;
  }
}
