package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.kubelet.ImageBehavior;
import org.junit.jupiter.api.Test;

/** Native sidecars: init containers that stay. */
class SidecarTest {

  private static final String SIDECAR = "name: proxy, image: proxy, restartPolicy: Always";

  private final OneNode node =
      OneNode.with(
          ImmutableMap.<String, ImageBehavior>builder()
              .put("app", ImageBehavior.INSTANT)
              .put("setup", OneNodeImages.job(ofSeconds(1)))
              .put("task", OneNodeImages.job(ofSeconds(5)))
              .put("proxy", OneNodeImages.readyAfter(ofSeconds(3)))
              .put("deaf", ImageBehavior.INSTANT.neverReady())
              .put("brief", OneNodeImages.job(ofSeconds(2)))
              .buildOrThrow());

  @Test
  void sidecar_startsInItsTurnAndHoldsUpTheNextUntilItsStartupProbeSucceeds() {
    node.apply(
        "a",
        """
        initContainers:
          - {name: one, image: setup}
          - {%s, startupProbe: {tcpSocket: {port: 15000}, periodSeconds: 1}}
          - {name: two, image: setup}
        containers: [{name: web, image: app}]
        """
            .formatted(SIDECAR));

    node.runTo(ofSeconds(10));

    assertThat(node.story("a"))
        .containsSubsequence(
            "1s one ended 0 Completed",
            "1s proxy runs",
            "4s proxy runs, ready",
            "4s two runs, started",
            "5s two ended 0 Completed",
            "5s Running",
            "5s web runs, ready",
            "5s pod ready");
  }

  @Test
  void sidecarWithoutStartupProbe_holdsNobodyUp() {
    node.apply(
        "a",
        """
        initContainers:
          - {%s, readinessProbe: {tcpSocket: {port: 15000}, periodSeconds: 1}}
        containers: [{name: web, image: app}]
        """
            .formatted(SIDECAR));

    node.runTo(ofSeconds(10));

    assertThat(node.story("a"))
        .as("its readiness is not waited for, but counts for that of the pod")
        .containsSubsequence(
            "0s proxy runs, started",
            "0s Running",
            "0s web runs, ready",
            "3s proxy runs, ready",
            "3s pod ready");
  }

  @Test
  void sidecars_startInOrder() {
    node.apply(
        "a",
        """
        initContainers:
          - {%s, startupProbe: {tcpSocket: {port: 15000}, periodSeconds: 1}}
          - {name: second, image: app, restartPolicy: Always}
        containers: [{name: web, image: app}]
        """
            .formatted(SIDECAR));

    node.runTo(ofSeconds(10));

    assertThat(node.story("a"))
        .containsSubsequence("3s proxy runs, ready", "3s second runs, ready", "3s web runs, ready");
  }

  @Test
  void crashedSidecar_comesBackAloneAndWhateverItsPodsPolicy() {
    node.apply(
        "a",
        """
        restartPolicy: Never
        initContainers: [{name: brief, image: brief, restartPolicy: Always}]
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofMinutes(1));

    assertThat(node.story("a", "brief"))
        .startsWith(
            "waits PodInitializing",
            "runs, ready",
            "ended 0 Completed",
            "runs, ready",
            "ended 0 Completed",
            "waits CrashLoopBackOff",
            "runs, ready");
    assertThat(node.container("a", "web").restartCount()).isZero();
    assertThat(node.pod("a").status().phase()).isEqualTo("Running");
  }

  @Test
  void sidecarThatNeverStarts_isKilledByItsStartupProbeAgainAndAgain() {
    node.apply(
        "a",
        """
        initContainers:
          - name: deaf
            image: deaf
            restartPolicy: Always
            startupProbe: {tcpSocket: {port: 99}, periodSeconds: 1, failureThreshold: 2}
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofMinutes(2));

    assertThat(node.container("a", "deaf").restartCount()).isPositive();
    assertThat(node.story("a", "web")).containsExactly("waits PodInitializing");
    assertThat(node.events("a")).contains("Killing: Init container deaf failed startup probe");
  }

  @Test
  void job_completesInSpiteOfItsSidecar() {
    node.apply(
        "a",
        """
        restartPolicy: Never
        initContainers: [{%s}]
        containers: [{name: task, image: task}]
        """
            .formatted(SIDECAR));

    node.runTo(ofMinutes(1));

    assertThat(node.story("a"))
        .containsSubsequence(
            "5s task ended 0 Completed", "5s Succeeded", "5s proxy ended 0 Completed");
  }
}
