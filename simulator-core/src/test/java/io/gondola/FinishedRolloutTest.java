package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A Deployment that was complete and loses a pod long after its progress deadline. */
class FinishedRolloutTest {

  @Test
  void lostPod_leavesTheControllerAtRest() {
    Cluster cluster = Cluster.of(ClusterConfig.DEFAULT.withPodsByHand(true));
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: web:1}]}
        """);
    cluster.runFor(Duration.ofSeconds(10));
    ObjectKey pod = cluster.pods().get(0).key();
    cluster.podsByHand().ready(pod);
    cluster.runFor(Duration.ofHours(1));
    long before = cluster.apiServer().simulation().executedEvents();

    cluster.podsByHand().unready(pod);
    cluster.runFor(Duration.ofHours(1));

    assertThat(cluster.get(Pod.TYPE, pod.name()).isReady()).isFalse();
    assertThat(cluster.deployment("web").status().conditions())
        .extracting(DeploymentCondition::reason)
        .containsExactlyInAnyOrder("MinimumReplicasUnavailable", "NewReplicaSetAvailable");
    assertThat(cluster.apiServer().simulation().executedEvents() - before).isLessThan(20);
  }
}
