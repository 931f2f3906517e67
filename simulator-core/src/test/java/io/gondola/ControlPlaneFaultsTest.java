package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.timeline.Happening.Note;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components of the control plane that stop, forget, lag or meet conflicts. */
class ControlPlaneFaultsTest {

  private static final Duration LIMIT = ofMinutes(20);

  private final Cluster cluster =
      Cluster.of(
          ClusterConfig.DEFAULT
              .withImage("web:1", ImageBehavior.INSTANT)
              .withImage("web:2", ImageBehavior.INSTANT));

  private static String deployment(int replicas) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1"}]}
        """
        .formatted(replicas);
  }

  private void rollOutFirstVersion() {
    cluster.apply(deployment(4));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(1));
  }

  @Test
  void pausedController_goesOnWhereItStopped() {
    cluster.faults().pause("replicaset-controller", ofSeconds(30));
    cluster.apply(deployment(4));

    cluster.runFor(ofSeconds(29));
    assertThat(cluster.list(ReplicaSet.TYPE, "")).hasSize(1);
    assertThat(cluster.pods()).isEmpty();
    cluster.runFor(ofSeconds(3));

    assertThat(cluster.pods()).hasSize(4).allMatch(Pod::isReady);
  }

  @Test
  void pausesThatOverlap_endWithTheLast() {
    cluster.faults().pause("default-scheduler", ofSeconds(10));
    cluster.faults().pause("default-scheduler", ofSeconds(30));
    cluster.apply(deployment(1));

    cluster.runFor(ofSeconds(29));
    assertThat(cluster.pods().get(0).spec().nodeName()).isEmpty();
    cluster.runFor(ofSeconds(2));

    assertThat(cluster.pods().get(0).spec().nodeName()).isNotEmpty();
  }

  @Test
  void pausedKubelet_leavesItsPodsPending() {
    for (int i = 1; i <= 3; i++) {
      cluster.faults().pause("kubelet/node-" + i, ofMinutes(1));
    }
    cluster.apply(deployment(3));

    cluster.runFor(ofSeconds(50));

    assertThat(cluster.pods()).hasSize(3).allMatch(pod -> pod.status().phase().equals("Pending"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 60, 400, 1_500, 5_000})
  void restartedControllers_finishTheRollout(int millis) {
    rollOutFirstVersion();
    cluster.setImage("web", "web", "web:2");

    cluster.faults().after(ofMillis(millis)).restart("kube-controller-manager", ofSeconds(10));
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    cluster.runFor(ofMinutes(2));

    assertThat(cluster.pods())
        .hasSize(4)
        .allMatch(pod -> pod.isReady() && pod.spec().containers().get(0).image().equals("web:2"));
  }

  @Test
  void stoppedControllers_doNothing() {
    rollOutFirstVersion();
    cluster.faults().restart("kube-controller-manager", ofMinutes(5));
    cluster.setImage("web", "web", "web:2");
    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());

    cluster.runFor(ofMinutes(4));
    assertThat(cluster.pods()).hasSize(3);
    assertThat(cluster.list(ReplicaSet.TYPE, "")).hasSize(1);
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);

    assertThat(cluster.elapsed()).isGreaterThan(ofMinutes(5));
  }

  @Test
  void restartedControllers_findANodeThatDiedMeanwhile() {
    rollOutFirstVersion();
    cluster.faults().restart("kube-controller-manager", ofMinutes(1));
    cluster.faults().crashNode("node-1");

    cluster.runFor(ofMinutes(10));

    assertThat(cluster.pods().stream().filter(pod -> !pod.isTerminating()))
        .hasSize(4)
        .noneMatch(pod -> pod.spec().nodeName().equals("node-1"));
  }

  @Test
  void restartedScheduler_bindsWhatWaited() {
    cluster.faults().restart("kube-scheduler", ofMinutes(1));
    cluster.apply(deployment(4));

    cluster.runFor(ofSeconds(59));
    assertThat(cluster.pods()).hasSize(4).allMatch(pod -> pod.spec().nodeName().isEmpty());
    cluster.runFor(ofSeconds(3));

    assertThat(cluster.pods()).hasSize(4).allMatch(Pod::isReady);
  }

  @Test
  void laggingWatch_delaysTheRollout() {
    rollOutFirstVersion();
    cluster.faults().delayWatches("kube-controller-manager", ofSeconds(20), ofMinutes(1));
    cluster.setImage("web", "web", "web:2");

    cluster.runFor(ofSeconds(19));
    assertThat(cluster.list(ReplicaSet.TYPE, "")).hasSize(1);
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);

    assertThat(cluster.pods().stream().filter(pod -> !pod.isTerminating())).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment-controller", "replicaset-controller"})
  void conflicts_areTriedAgain(String component) {
    rollOutFirstVersion();
    cluster.faults().failWrites(component, 7);
    cluster.setImage("web", "web", "web:2");

    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);

    assertThat(cluster.pods().stream().filter(pod -> !pod.isTerminating())).hasSize(4);
  }

  @Test
  void unknownComponent_isRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> cluster.faults().pause("kubelet/node-9", ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("component (kubelet/node-9) must be one of default-scheduler,")
        .hasMessageContaining("kubelet/node-3");
    assertThatThrownBy(() -> cluster.faults().after(ofSeconds(1)).restart("etcd", ofSeconds(1)))
        .hasMessage("process (etcd) must be one of kube-controller-manager, kube-scheduler");
    assertThatThrownBy(() -> cluster.faults().failWrites("default-scheduler", 1))
        .hasMessageStartingWith(
            "component (default-scheduler) must be one of deployment-controller");
    assertThatThrownBy(() -> cluster.faults().failWrites("replicaset-controller", 0))
        .hasMessage("writes (0) must be positive");
  }

  @Test
  void fault_isNotedInTheTimeline() {
    cluster.faults().pause("default-scheduler", ofMillis(90_500));

    assertThat(cluster.timeline().entries().get(cluster.timeline().entries().size() - 1).what())
        .isEqualTo(new Note("default-scheduler", "was paused by hand for 1m30.5s"));
  }
}
