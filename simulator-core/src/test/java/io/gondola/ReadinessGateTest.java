package io.gondola;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodConditionBuilder;
import io.gondola.api.meta.ObjectKey;
import io.gondola.kubelet.ImageBehavior;
import org.junit.jupiter.api.Test;

/** Conditions that others must set before a pod is ready. */
class ReadinessGateTest {

  private final OneNode node = OneNode.with(ImmutableMap.of("app", ImageBehavior.INSTANT));

  @Test
  void gate_keepsAPodFromBeingReady() {
    applyGated();

    node.runTo(ofSeconds(10));

    assertThat(condition("ContainersReady").isTrue()).isTrue();
    assertThat(condition("Ready").status()).isEqualTo("False");
    assertThat(condition("Ready").reason()).isEqualTo("ReadinessGatesNotReady");
    assertThat(condition("Ready").message())
        .isEqualTo(
            "corresponding condition of pod readiness gate \"example.com/registered\" does not"
                + " exist.");
  }

  @Test
  void gate_thatIsOpened_letsThePodBeReady() {
    applyGated();
    node.runTo(ofSeconds(10));

    set("True");
    node.runTo(ofSeconds(11));

    assertThat(node.times("a", "pod ready")).containsExactly(ofSeconds(10));
    assertThat(condition("example.com/registered").isTrue())
        .as("the kubelet leaves what others say")
        .isTrue();
  }

  @Test
  void gate_thatIsShutAgain_takesThePodOut() {
    applyGated();
    set("True");
    node.runTo(ofSeconds(10));
    assertThat(node.pod("a").isReady()).isTrue();

    set("False");
    node.runTo(ofSeconds(11));

    assertThat(node.pod("a").isReady()).isFalse();
    assertThat(condition("Ready").message())
        .isEqualTo(
            "the status of pod readiness gate \"example.com/registered\" is not \"True\", but"
                + " False");
    assertThat(node.container("a", "web").restartCount()).isZero();
  }

  @Test
  void unreadyContainers_weighMoreThanGates() {
    node.apply(
        "a",
        """
        readinessGates: [{conditionType: example.com/registered}]
        containers: [{name: web, image: app, readinessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: 60}}]
        """);

    node.runTo(ofSeconds(10));

    assertThat(condition("Ready").reason()).isEqualTo("ContainersNotReady");
  }

  private void applyGated() {
    node.apply(
        "a",
        """
        readinessGates: [{conditionType: example.com/registered}]
        containers: [{name: web, image: app}]
        """);
  }

  /** What the component behind the gate would do, say a load balancer. */
  private void set(String status) {
    node.cluster()
        .apiServer()
        .patchStatus(
            Pod.TYPE,
            new ObjectKey("default", "a"),
            pod -> {
              ImmutableList.Builder<PodCondition> conditions = ImmutableList.builder();
              pod.status().conditions().stream()
                  .filter(condition -> !condition.type().equals("example.com/registered"))
                  .forEach(conditions::add);
              conditions.add(
                  PodConditionBuilder.builder()
                      .type("example.com/registered")
                      .status(status)
                      .build());
              return pod.withStatus(pod.status().withConditions(conditions.build()));
            });
  }

  private PodCondition condition(String type) {
    return node.pod("a").status().condition(type).orElseThrow();
  }
}
