package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.kubelet.ImageBehavior;
import org.junit.jupiter.api.Test;

/** The hook after a container's start: until it is over the container does not count. */
class PostStartTest {

  private final OneNode node =
      OneNode.with(
          ImmutableMap.of(
              "app", ImageBehavior.INSTANT,
              "slow", OneNodeImages.readyAfter(ofSeconds(3)),
              "picky", ImageBehavior.INSTANT.also(process -> process.onExec(command -> 2))));

  @Test
  void hook_holdsUpTheContainerAndTheNextOne() {
    node.apply(
        "a",
        """
        containers:
          - {name: one, image: app, lifecycle: {postStart: {exec: {command: [sleep, "4"]}}}}
          - {name: two, image: app}
        """);

    node.runTo(ofSeconds(10));

    assertThat(node.story("a"))
        .containsExactly(
            "0s one waits ContainerCreating",
            "0s two waits ContainerCreating",
            "0s address 10.244.1.2",
            "4s Running",
            "4s one runs, ready",
            "4s two runs, ready",
            "4s pod ready");
    assertThat(node.container("a", "one").state().running().startedAt())
        .as("it has been running all the time")
        .isEqualTo(node.cluster().config().start());
  }

  @Test
  void probes_waitForTheHook() {
    node.apply(
        "a",
        """
        containers:
          - name: one
            image: slow
            lifecycle: {postStart: {sleep: {seconds: 20}}}
            livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 1, failureThreshold: 1}
        """);

    node.runTo(ofMinutes(1));

    assertThat(node.story("a")).contains("20s one runs, ready");
    assertThat(node.events("a")).noneMatch(event -> event.startsWith("Unhealthy"));
  }

  @Test
  void hookOfASidecar_holdsUpTheAppContainers() {
    node.apply(
        "a",
        """
        initContainers:
          - name: proxy
            image: app
            restartPolicy: Always
            lifecycle: {postStart: {sleep: {seconds: 4}}}
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofSeconds(10));

    assertThat(node.story("a"))
        .containsSubsequence("4s proxy runs, ready", "4s web runs, ready", "4s pod ready");
  }

  @Test
  void hookThatFails_killsTheContainer() {
    node.apply(
        "a",
        """
        containers:
          - name: one
            image: picky
            lifecycle: {postStart: {exec: {command: [register]}}}
          - {name: two, image: app}
        """);

    node.runTo(ofMinutes(1));

    assertThat(node.story("a", "one"))
        .startsWith("waits ContainerCreating", "waits PostStartHookError")
        .contains("waits CrashLoopBackOff")
        .noneMatch(line -> line.startsWith("runs"));
    assertThat(node.container("a", "one").restartCount()).isGreaterThan(1);
    assertThat(node.events("a"))
        .contains("FailedPostStartHook: PostStartHook failed", "Killing: FailedPostStartHook");
    assertThat(node.story("a", "two")).as("it starts all the same").contains("runs, ready");
  }

  @Test
  void httpHook_needsSomebodyWhoListensAlready() {
    node.apply(
        "early",
        "containers: [{name: one, image: slow, lifecycle: {postStart: {httpGet: {port: 80}}}}]");
    node.apply(
        "served",
        """
        containers:
          - name: one
            image: app
            ports: [{containerPort: 80}]
            lifecycle: {postStart: {httpGet: {port: 80}}}
        """);

    node.runTo(ofSeconds(5));

    assertThat(node.story("early", "one")).contains("waits PostStartHookError");
    assertThat(node.pod("served").isReady()).isTrue();
  }

  @Test
  void crashDuringTheHook_isToldWhenTheHookIsOver() {
    OneNode crashing = OneNode.with(ImmutableMap.of("bad", OneNodeImages.exiting(ofSeconds(1), 7)));
    crashing.apply(
        "a",
        "containers: [{name: one, image: bad, lifecycle: {postStart: {sleep: {seconds: 4}}}}]");

    crashing.runTo(ofSeconds(4));

    assertThat(crashing.story("a"))
        .contains("4s one ended 7 Error")
        .noneMatch(line -> line.contains("runs"));
  }
}
