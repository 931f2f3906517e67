package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Liveness and startup probes: who fails them is killed, and restarted if its policy allows. */
class LivenessProbeTest {

  private static final ImageBehavior HANGS =
      ImageBehavior.INSTANT.withUnhealthyAfter(Distribution.fixed(ofSeconds(15)));

  private final OneNode node =
      OneNode.with(
          ImmutableMap.<String, ImageBehavior>builder()
              .put("app", ImageBehavior.INSTANT)
              .put("slow", OneNodeImages.readyAfter(ofSeconds(25)))
              .put("hangs", HANGS)
              .put("stubborn", HANGS.ignoringSigterm())
              .put("deaf", ImageBehavior.INSTANT.neverReady())
              .buildOrThrow());

  @Test
  void hangingContainer_isRestartedAfterSomeFailures() {
    node.apply("a", web("hangs", "livenessProbe: {httpGet: {port: 80}, periodSeconds: 2}"));

    node.runTo(ofSeconds(21));

    assertThat(node.container("a", "web").restartCount()).isEqualTo(1);
    assertThat(ended().exitCode()).as("it took SIGTERM well").isZero();
    assertThat(ended().finishedAt())
        .as("failures at 16, 18 and 20 s")
        .isEqualTo(start().plusSeconds(20));
    assertThat(node.events("a"))
        .contains(
            "Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 503",
            "Killing: Container web failed liveness probe, will be restarted");
  }

  @Test
  void container_isKilledWithTheGracePeriodOfItsPod() {
    node.apply(
        "a",
        "terminationGracePeriodSeconds: 20\n"
            + web(
                "stubborn",
                "livenessProbe: {httpGet: {port: 80}, periodSeconds: 4, failureThreshold: 1}"));

    node.runTo(ofSeconds(40));

    assertThat(ended().exitCode()).isEqualTo(137);
    assertThat(ended().finishedAt()).isEqualTo(start().plusSeconds(16 + 20));
  }

  @Test
  void probe_mayBringAGracePeriodOfItsOwn() {
    node.apply(
        "a",
        "terminationGracePeriodSeconds: 20\n"
            + web(
                "stubborn",
                "livenessProbe: {httpGet: {port: 80}, periodSeconds: 4, failureThreshold: 1,"
                    + " terminationGracePeriodSeconds: 5}"));

    node.runTo(ofSeconds(30));

    assertThat(ended().finishedAt()).isEqualTo(start().plusSeconds(16 + 5));
  }

  @Test
  void hangingContainer_loopsWithBackOff() {
    node.apply("a", web("hangs", "livenessProbe: {httpGet: {port: 80}, periodSeconds: 2}"));

    node.runTo(ofMinutes(10));

    assertThat(node.story("a", "web"))
        .containsSubsequence("waits CrashLoopBackOff", "runs, ready", "waits CrashLoopBackOff");
  }

  @Test
  void never_leavesAKilledContainerDead() {
    node.apply(
        "a",
        """
        restartPolicy: Never
        containers:
          - {name: web, image: hangs, livenessProbe: {httpGet: {port: 80}, periodSeconds: 2}}
          - {name: log, image: app}
        """);

    node.runTo(ofMinutes(1));

    assertThat(node.container("a", "web").state().terminated()).isNotNull();
    assertThat(node.container("a", "log").state().running()).isNotNull();
    assertThat(node.events("a")).contains("Killing: Container web failed liveness probe");
  }

  @Test
  void slowStarterWithoutStartupProbe_isKilledBeforeItIsUp() {
    node.apply("a", web("slow", "livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 5}"));

    node.runTo(ofMinutes(2));

    assertThat(node.container("a", "web").restartCount()).isGreaterThan(1);
    assertThat(node.events("a"))
        .contains(
            "Unhealthy: Liveness probe failed: dial tcp 10.244.1.2:80: connect: connection"
                + " refused");
  }

  @Test
  void startupProbe_keepsTheOthersWaiting() {
    node.apply(
        "a",
        web(
            "slow",
            "livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 5},"
                + " readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1},"
                + " startupProbe: {tcpSocket: {port: 80}, periodSeconds: 5, failureThreshold: 30}"));

    node.runTo(ofMinutes(2));

    assertThat(node.story("a"))
        .containsSubsequence("0s Running", "0s web runs", "25s web runs, ready", "25s pod ready");
    assertThat(node.container("a", "web").restartCount()).isZero();
    assertThat(node.events("a"))
        .anyMatch(event -> event.startsWith("Unhealthy: Startup probe failed"))
        .noneMatch(event -> event.startsWith("Unhealthy: Liveness"));
  }

  @Test
  void startupProbe_givesUpAfterItsBudget() {
    node.apply(
        "a",
        web(
            "deaf",
            "startupProbe: {tcpSocket: {port: 80}, periodSeconds: 5, failureThreshold: 4}"));

    node.runTo(ofSeconds(21));

    assertThat(node.container("a", "web").restartCount())
        .as("failures at 5, 10, 15 and 20 s")
        .isEqualTo(1);
    assertThat(node.events("a"))
        .contains("Killing: Container web failed startup probe, will be restarted");
  }

  @Test
  void startupProbe_isAskedAgainAfterARestart() {
    node.apply(
        "a",
        web(
            "slow",
            "startupProbe: {tcpSocket: {port: 80}, periodSeconds: 5, failureThreshold: 9}"));
    node.runTo(ofSeconds(30));

    node.cluster().faults().killContainer("a", "web");
    node.runTo(ofSeconds(31));

    assertThat(node.container("a", "web").started()).isFalse();
    node.runTo(ofSeconds(60));
    assertThat(node.container("a", "web").started()).isTrue();
  }

  private ContainerStateTerminated ended() {
    return node.container("a", "web").lastState().terminated();
  }

  private Instant start() {
    return node.cluster().config().start();
  }

  private static String web(String image, String probes) {
    return "containers: [{name: web, image: %s, ports: [{containerPort: 80}], %s}]"
        .formatted(image, probes);
  }
}
