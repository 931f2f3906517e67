package io.gondola.examples;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.Fault;
import io.gondola.FaultPlacement;
import io.gondola.explore.Exploration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Not one run but all of them, to copy: no order of events and no place for a crash is left out.
 */
class ExplorationExampleTest {

  private static final Condition COMPLETE = Condition.rolloutComplete("web");

  private final Exploration rollout =
      Exploration.of(ClusterConfig.DEFAULT.withNodes(1))
          .given(ExplorationExampleTest::comesUp)
          .when(cluster -> cluster.setImage("web", "web", "web:2"))
          .until(COMPLETE);

  @Test
  void rollout_completesInWhateverOrderThingsHappen() {
    rollout.run().assertHolds();
  }

  @Test
  void rollout_completesWhereverAContainerCrashes() {
    rollout
        .inOneOrder()
        .faults(1, FaultPlacement.onEachPod("app=web", pod -> Fault.killContainer(pod, "web")))
        .run()
        .assertHolds();
  }

  private static void comesUp(Cluster cluster) {
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1"}]}
        """);
    cluster.runUntil(COMPLETE, Duration.ofMinutes(1));
  }
}
