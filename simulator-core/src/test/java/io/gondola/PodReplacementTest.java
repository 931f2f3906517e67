package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.rollout.PodReplacementPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether pods that are leaving count when new ones are created. */
class PodReplacementTest {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Two pods fill the only node. */
  private static final ClusterConfig FULL =
      ClusterConfig.DEFAULT
          .withNodes(1)
          .withNodeSize(new NodeSize(Quantity.parse("2"), NodeSize.DEFAULT.memory(), 110))
          .withImage("web:1", ImageBehavior.WEB_SERVER.ignoringSigterm())
          .withImage("web:2", ImageBehavior.WEB_SERVER.ignoringSigterm());

  private final Cluster started = Cluster.of(FULL);
  private final Cluster complete =
      Cluster.of(FULL.withPodReplacementPolicy(PodReplacementPolicy.TERMINATION_COMPLETE));

  @Test
  void leavingPods_existBeyondTheSurge() {
    Cluster cluster = started;
    up(cluster, "cpu: 100m", 1);

    cluster.setImage("web", "web", "web:2");
    int most = mostPodsUntilComplete(cluster);

    assertThat(most).as("2 replicas and 1 of surge, and those that leave").isEqualTo(4);
  }

  @Test
  void leavingPods_countIfTheyAreWaitedFor() {
    Cluster cluster = complete;
    up(cluster, "cpu: 100m", 1);

    cluster.setImage("web", "web", "web:2");
    int most = mostPodsUntilComplete(cluster);

    assertThat(most).isEqualTo(3);
  }

  @Test
  void fullNode_hasNoRoomForANewPodUntilTheOldOneIsGone() {
    up(started, "cpu: 1", 0);

    started.setImage("web", "web", "web:2");
    started.runUntil(Condition.rolloutComplete("web"), LIMIT);

    assertThat(started.events())
        .filteredOn(event -> event.reason().equals("FailedScheduling"))
        .extracting(Event::message)
        .isNotEmpty()
        .allMatch(message -> message.startsWith("0/1 nodes are available: 1 Insufficient cpu."));
  }

  @Test
  void fullNode_isNotAskedForRoomItDoesNotHave() {
    up(complete, "cpu: 1", 0);

    complete.setImage("web", "web", "web:2");
    complete.runUntil(Condition.rolloutComplete("web"), LIMIT);

    assertThat(complete.events())
        .extracting(Event::reason)
        .contains("Scheduled")
        .doesNotContain("FailedScheduling");
  }

  @Test
  void podDeletedByHand_isReplacedAtOnceOrOnceItIsGone() {
    up(started, "cpu: 100m", 1);
    up(complete, "cpu: 100m", 1);

    started.delete(Pod.TYPE, started.pods().get(0).name());
    complete.delete(Pod.TYPE, complete.pods().get(0).name());
    started.runFor(Duration.ofSeconds(1));
    complete.runFor(Duration.ofSeconds(1));

    assertThat(started.pods()).hasSize(3);
    assertThat(complete.pods()).hasSize(2);
    complete.runFor(Duration.ofMinutes(1));
    assertThat(complete.pods()).hasSize(2).allMatch(Pod::isReady);
  }

  @Test
  void growth_waitsForPodsThatLeave() {
    up(complete, "cpu: 100m", 0);
    complete.scale("web", 1);
    complete.runFor(Duration.ofSeconds(5));
    assertThat(complete.pods()).hasSize(2);

    complete.scale("web", 2);
    complete.runFor(Duration.ofSeconds(5));
    assertThat(complete.list(ReplicaSet.TYPE, "").get(0).spec().replicas()).isEqualTo(1);
    complete.runFor(Duration.ofMinutes(1));

    assertThat(complete.list(ReplicaSet.TYPE, "").get(0).spec().replicas()).isEqualTo(2);
    assertThat(complete.pods()).hasSize(2).allMatch(Pod::isReady);
  }

  private static void up(Cluster cluster, String request, int surge) {
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          strategy: {rollingUpdate: {maxSurge: %s, maxUnavailable: %s}}
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: web, image: "web:1", resources: {requests: {%s}}}]
        """
            .formatted(surge, 1 - surge, request));
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
  }

  /** Whoever has ended has given back what it took, though its object stays for a moment. */
  private static int alive(Cluster cluster) {
    return (int) cluster.pods().stream().filter(pod -> !pod.isTerminal()).count();
  }

  private static int mostPodsUntilComplete(Cluster cluster) {
    int[] most = {0};
    Condition complete = Condition.rolloutComplete("web");
    cluster.runUntil(
        Condition.of(
            "the rollout to be complete",
            c -> {
              most[0] = Math.max(most[0], alive(c));
              return complete.holds(c);
            }),
        LIMIT);
    return most[0];
  }
}
