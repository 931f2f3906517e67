package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.process.RunningProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Readiness probes: they say whether a container gets requests, and never restart it. */
class ReadinessProbeTest {

  private final OneNode node =
      OneNode.with(
          ImmutableMap.of(
              "app", ImageBehavior.INSTANT,
              "slow", OneNodeImages.readyAfter(ofSeconds(5)),
              "shaky", ImageBehavior.INSTANT.also(process -> outage(process, 9_500, 20_000)),
              "deaf", ImageBehavior.INSTANT.neverReady()));

  private static void outage(RunningProcess process, long from, long to) {
    process.after(ofMillis(from), "fail", () -> process.setHealthy(false));
    process.after(ofMillis(to), "heal", () -> process.setHealthy(true));
  }

  @Test
  void container_isReadyOnceItsProbeSucceeds() {
    probe("slow", "periodSeconds: 1");

    node.runTo(ofSeconds(20));

    assertThat(node.story("a"))
        .containsSubsequence(
            "0s Running", "0s web runs, started", "5s web runs, ready", "5s pod ready");
  }

  @Test
  void period_saysHowOftenItIsAsked() {
    probe("slow", "periodSeconds: 4");

    node.runTo(ofSeconds(20));

    assertThat(node.times("a", "pod ready")).containsExactly(ofSeconds(8));
  }

  @Test
  void initialDelay_isWaitedForBeforeTheFirstTry() {
    probe("app", "periodSeconds: 1, initialDelaySeconds: 7");

    node.runTo(ofSeconds(20));

    assertThat(node.times("a", "pod ready")).containsExactly(ofSeconds(7));
    assertThat(node.events("a")).noneMatch(event -> event.startsWith("Unhealthy"));
  }

  @Test
  void initialDelay_countsAgainAfterARestart() {
    probe("app", "periodSeconds: 1, initialDelaySeconds: 7");
    node.runTo(ofSeconds(10));

    node.cluster().faults().killContainer("a", "web");
    node.runTo(ofSeconds(30));

    assertThat(node.times("a", "pod ready")).containsExactly(ofSeconds(7), ofSeconds(17));
  }

  @Test
  void successThreshold_asksForSeveralInARow() {
    probe("app", "periodSeconds: 2, successThreshold: 3");

    node.runTo(ofSeconds(20));

    assertThat(node.times("a", "pod ready")).containsExactly(ofSeconds(4));
  }

  @Test
  void failureThreshold_forgivesSome() {
    probe("shaky", "periodSeconds: 1, failureThreshold: 4");

    node.runTo(ofSeconds(40));

    assertThat(node.times("a", "pod not ready"))
        .as("the first of four failures is at 10 s")
        .containsExactly(ofSeconds(13));
    assertThat(node.times("a", "pod ready")).containsExactly(Duration.ZERO, ofSeconds(20));
    assertThat(node.container("a", "web").restartCount()).isZero();
  }

  @Test
  void failures_areEvents() {
    probe("deaf", "periodSeconds: 1, failureThreshold: 100");

    node.runTo(ofSeconds(10));

    assertThat(node.events("a"))
        .contains(
            "Unhealthy: Readiness probe failed: Get \"http://10.244.1.2:80/\": dial tcp"
                + " 10.244.1.2:80: connect: connection refused");
    assertThat(node.pod("a").status().condition("ContainersReady").orElseThrow().message())
        .isEqualTo("containers with unready status: [web]");
  }

  @Test
  void slowAnswer_isAFailureOnceItTakesLongerThanTheTimeout() {
    OneNode sluggish =
        OneNode.with(
            ImmutableMap.of(
                "sluggish", ImageBehavior.INSTANT.also(process -> process.answerIn(ofSeconds(2)))));
    sluggish.apply("hasty", web("sluggish", "periodSeconds: 5, timeoutSeconds: 1"));
    sluggish.apply("patient", web("sluggish", "periodSeconds: 5, timeoutSeconds: 3"));

    sluggish.runTo(ofSeconds(20));

    assertThat(sluggish.pod("patient").isReady()).isTrue();
    assertThat(sluggish.pod("hasty").isReady()).isFalse();
    assertThat(sluggish.events("hasty"))
        .contains(
            "Unhealthy: Readiness probe failed: Get \"http://10.244.1.2:80/\": context deadline"
                + " exceeded (Client.Timeout exceeded while awaiting headers)");
  }

  @Test
  void deletedPod_keepsItsReadinessUntilItsContainersEnd() {
    OneNode slowToStop =
        OneNode.with(ImmutableMap.of("app", ImageBehavior.INSTANT.ignoringSigterm()));
    slowToStop.apply("a", web("app", "periodSeconds: 1"));
    slowToStop.runTo(ofSeconds(5));

    slowToStop.cluster().delete(Pod.TYPE, "a");
    slowToStop.runTo(ofSeconds(30));

    assertThat(slowToStop.pod("a").isReady()).isTrue();
  }

  private void probe(String image, String timing) {
    node.apply("a", web(image, timing));
  }

  private static String web(String image, String timing) {
    return "containers: [{name: web, image: %s, readinessProbe: {httpGet: {path: /, port: 80}, %s}}]"
        .formatted(image, timing);
  }
}
