package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which ends of containers are followed by a restart, and what becomes of the pod. */
class RestartTest {

  private final OneNode node =
      OneNode.with(
          ImmutableMap.<String, ImageBehavior>builder()
              .put("app", ImageBehavior.INSTANT)
              .put("good", OneNodeImages.job(ofSeconds(2)))
              .put("bad", OneNodeImages.exiting(ofSeconds(1), 3))
              .put("flaky", OneNodeImages.failing(2, 1))
              .put(
                  "leaker", ImageBehavior.INSTANT.withMemory(20L << 20).withMemoryGrowth(10L << 20))
              .buildOrThrow());

  @Test
  void always_restartsEvenWhatSucceeded() {
    node.apply("a", "containers: [{name: web, image: good}]");

    node.runTo(ofMinutes(1));

    assertThat(node.story("a"))
        .containsSubsequence(
            "0s web runs, ready",
            "2s web ended 0 Completed",
            "2s pod not ready",
            "2s web runs, ready",
            "2s pod ready",
            "4s web ended 0 Completed",
            "4s web waits CrashLoopBackOff");
    assertThat(node.pod("a").status().phase()).isEqualTo("Running");
    assertThat(node.container("a", "web").restartCount()).isGreaterThan(1);
  }

  @Test
  void onFailure_restartsUntilItSucceeds() {
    node.apply("a", "restartPolicy: OnFailure\ncontainers: [{name: web, image: flaky}]");

    node.runTo(ofMinutes(1));

    assertThat(node.pod("a").status().phase()).isEqualTo("Succeeded");
    assertThat(node.container("a", "web").restartCount()).isEqualTo(2);
    assertThat(node.container("a", "web").lastState().terminated().exitCode()).isEqualTo(1);
    assertThat(node.container("a", "web").state().terminated().reason()).isEqualTo("Completed");
  }

  @Test
  void never_leavesAFailureAtThat() {
    node.apply("a", "restartPolicy: Never\ncontainers: [{name: web, image: bad}]");

    node.runTo(ofMinutes(1));

    assertThat(node.story("a")).endsWith("1s Failed", "1s web ended 3 Error", "1s pod not ready");
    assertThat(node.container("a", "web").restartCount()).isZero();
    assertThat(node.pod("a").status().condition("Ready").orElseThrow().reason())
        .isEqualTo("PodFailed");
  }

  @Test
  void never_succeedsIfAllContainersDo() {
    node.apply("a", "restartPolicy: Never\ncontainers: [{name: web, image: good}]");

    node.runTo(ofMinutes(1));

    assertThat(node.pod("a").status().phase()).isEqualTo("Succeeded");
    assertThat(node.pod("a").status().condition("Ready").orElseThrow().reason())
        .isEqualTo("PodCompleted");
  }

  @Test
  void phase_isTerminalOnlyWhenTheLastContainerHasEnded() {
    node.apply(
        "a",
        "restartPolicy: Never\ncontainers: [{name: one, image: bad}, {name: two, image: good}]");

    node.runTo(ofMinutes(1));

    assertThat(node.story("a"))
        .containsSubsequence("0s Running", "1s one ended 3 Error", "2s Failed");
    assertThat(node.times("a", "Failed")).containsExactly(ofSeconds(2));
  }

  @Test
  void crash_leavesTheOtherContainerAlone() {
    node.apply("a", "containers: [{name: one, image: bad}, {name: two, image: app}]");

    node.runTo(ofMinutes(1));

    assertThat(node.story("a", "two")).containsExactly("waits ContainerCreating", "runs, ready");
    assertThat(node.pod("a").status().phase()).isEqualTo("Running");
  }

  @Test
  void lastState_tellsOfTheInstanceBefore() {
    node.apply("a", "containers: [{name: web, image: bad}]");

    node.runTo(ofSeconds(1).plusMillis(500));

    Instant start = node.cluster().config().start();
    ContainerStateTerminated last = node.container("a", "web").lastState().terminated();
    assertThat(last.exitCode()).isEqualTo(3);
    assertThat(last.reason()).isEqualTo("Error");
    assertThat(last.startedAt()).isEqualTo(start);
    assertThat(last.finishedAt()).isEqualTo(start.plusSeconds(1));
    assertThat(node.container("a", "web").state().running().startedAt())
        .isEqualTo(start.plusSeconds(1));
    assertThat(node.container("a", "web").restartCount()).isEqualTo(1);
  }

  @Test
  void leaker_isKilledWhenItPassesItsLimit() {
    node.apply(
        "a",
        "containers: [{name: web, image: leaker, resources: {limits: {memory: 100Mi, cpu: 1}}}]");

    node.runTo(ofSeconds(10));

    assertThat(node.story("a"))
        .containsSubsequence(
            "0s web runs, ready", "8s web ended 137 OOMKilled", "8s web runs, ready");
    assertThat(node.container("a", "web").lastState().terminated().reason()).isEqualTo("OOMKilled");
  }

  @Test
  void leakerWithoutLimit_goesOn() {
    node.apply("a", "containers: [{name: web, image: leaker}]");

    node.runTo(ofMinutes(10));

    assertThat(node.container("a", "web").restartCount()).isZero();
  }

  @Test
  void deadline_endsThePod() {
    node.apply("a", "activeDeadlineSeconds: 30\ncontainers: [{name: web, image: app}]");

    node.runTo(ofMinutes(1));

    assertThat(node.story("a")).containsSubsequence("30s Failed", "30s web ended 0 Completed");
    assertThat(node.pod("a").status().reason()).isEqualTo("DeadlineExceeded");
    assertThat(node.pod("a").status().message())
        .isEqualTo("Pod was active on the node longer than the specified deadline");
    assertThat(node.container("a", "web").restartCount()).isZero();
  }

  @Test
  void deadline_mayBeBroughtForward() {
    node.apply("a", "activeDeadlineSeconds: 30\ncontainers: [{name: web, image: app}]");
    node.runTo(ofSeconds(5));

    node.cluster().patch(Pod.TYPE, "a", "spec: {activeDeadlineSeconds: 10}");
    node.runTo(ofMinutes(1));

    assertThat(node.times("a", "Failed")).containsExactly(ofSeconds(10));
  }

  @Test
  void editedImage_restartsThatContainerAlone() {
    node.apply("a", "containers: [{name: one, image: app}, {name: two, image: app}]");
    node.runTo(ofSeconds(5));

    node.cluster()
        .patch(
            Pod.TYPE,
            "a",
            pod ->
                pod.withSpec(
                    pod.spec()
                        .withContainers(
                            ImmutableList.of(
                                pod.spec().containers().get(0).withImage("leaker"),
                                pod.spec().containers().get(1)))));
    node.runTo(ofSeconds(10));

    assertThat(node.events("a"))
        .contains("Killing: Container one definition changed, will be restarted");
    assertThat(node.container("a", "one").image()).isEqualTo("leaker");
    assertThat(node.container("a", "one").restartCount()).isEqualTo(1);
    assertThat(node.container("a", "two").restartCount()).isZero();
    assertThat(node.pod("a").status().podIP()).isEqualTo("10.244.1.2");
  }
}
