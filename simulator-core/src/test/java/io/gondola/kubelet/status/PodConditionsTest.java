package io.gondola.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodReadinessGate;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.kubelet.TableContainers;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PodConditionsTest {

  private static final StatusStamp NOW = new StatusStamp(Instant.ofEpochSecond(100), 1);
  private static final StatusStamp LATER = new StatusStamp(Instant.ofEpochSecond(200), 1);

  /**
   * Three cases ask for no list of statuses at all, as opposed to an empty one. Here a status has
   * always got a list.
   */
  static Stream<JsonNode> containerCases() {
    return Tables.cases("pod_conditions")
        .filter(example -> !example.get("condition").asString().endsWith("StartContainers"))
        .filter(example -> !example.get("statuses").isNull());
  }

  static Stream<JsonNode> sandboxCases() {
    return Tables.cases("pod_conditions")
        .filter(example -> example.get("condition").asString().endsWith("StartContainers"));
  }

  @ParameterizedTest
  @MethodSource("containerCases")
  void condition_isThatOfKubernetes(JsonNode example) {
    PodContainers pod = withGates(TableStatuses.read(example), example);
    JsonNode expected = example.get("expected");

    PodCondition condition =
        condition(
            PodConditions.of(
                pod, example.get("phase").asString(), true, gateConditions(example), NOW),
            example.get("condition").asString());

    assertThat(condition.status()).isEqualTo(expected.get("status").asString());
    assertThat(condition.reason()).isEqualTo(expected.get("reason").asString());
    if (expected.has("message")) {
      assertThat(condition.message()).isEqualTo(expected.get("message").asString());
    }
  }

  @ParameterizedTest
  @MethodSource("sandboxCases")
  void readyToStartContainers_needsSandboxWithAddress(JsonNode example) {
    JsonNode sandbox = example.get("sandbox");
    boolean ready =
        sandbox.path("ready").asBoolean(false) && !TableContainers.text(sandbox, "ip").isEmpty();

    ConditionVerdict verdict = PodConditions.readyToStartContainers(ready);

    assertThat(verdict.holds())
        .isEqualTo(example.get("expected").get("status").asString().equals("True"));
  }

  @Test
  void table_isComplete() {
    assertThat(containerCases().count() + sandboxCases().count()).isEqualTo(36 + 4 - 3);
  }

  @Test
  void uninitialized_namesContainersInOrderOfSpec() {
    PodContainers pod =
        PodContainers.of(
            PodSpecBuilder.builder()
                .initContainers(
                    ImmutableList.of(
                        ContainerBuilder.builder().name("b").build(),
                        ContainerBuilder.builder().name("a").build()))
                .build(),
            ImmutableList.of(
                ContainerStatusBuilder.builder().name("b").build(),
                ContainerStatusBuilder.builder().name("a").build()),
            ImmutableList.of());

    ConditionVerdict verdict = PodConditions.initialized(pod, "Pending");

    assertThat(verdict.message()).isEqualTo("containers with incomplete status: [b a]");
  }

  @Test
  void failedPod_isNotReadyBecauseItFailed() {
    ImmutableList<PodCondition> conditions =
        PodConditions.of(pod(true), "Failed", false, ImmutableList.of(), NOW);

    assertThat(condition(conditions, PodCondition.READY).reason()).isEqualTo("PodFailed");
    assertThat(condition(conditions, PodCondition.CONTAINERS_READY).reason())
        .isEqualTo("PodFailed");
  }

  @Test
  void conditions_comeInTheKubeletsOrderAfterThoseOfOthers() {
    PodCondition gate = PodCondition.yes("example.com/gate", NOW.now());
    PodCondition scheduled = PodCondition.yes(PodCondition.POD_SCHEDULED, NOW.now());

    ImmutableList<PodCondition> conditions =
        PodConditions.of(pod(true), "Running", true, ImmutableList.of(scheduled, gate), LATER);

    assertThat(conditions)
        .extracting(PodCondition::type)
        .containsExactly(
            "example.com/gate",
            "PodReadyToStartContainers",
            "Initialized",
            "Ready",
            "ContainersReady",
            "PodScheduled");
    assertThat(conditions).contains(gate);
  }

  @Test
  void transitionTime_movesOnlyWithTheStatus() {
    ImmutableList<PodCondition> before =
        PodConditions.of(pod(false), "Running", true, ImmutableList.of(), NOW);

    ImmutableList<PodCondition> after = PodConditions.of(pod(true), "Running", true, before, LATER);

    assertThat(condition(after, PodCondition.READY).lastTransitionTime()).isEqualTo(LATER.now());
    assertThat(condition(after, PodCondition.INITIALIZED).lastTransitionTime())
        .isEqualTo(NOW.now());
  }

  @Test
  void unchangedConditions_areTheSameList() {
    ImmutableList<PodCondition> before =
        PodConditions.of(pod(true), "Running", true, ImmutableList.of(), NOW);

    assertThat(PodConditions.of(pod(true), "Running", true, before, LATER)).isSameAs(before);
  }

  private static PodContainers pod(boolean ready) {
    return PodContainers.of(
        PodSpecBuilder.builder()
            .containers(ImmutableList.of(ContainerBuilder.builder().name("app").build()))
            .build(),
        ImmutableList.of(),
        ImmutableList.of(ContainerStatusBuilder.builder().name("app").ready(ready).build()));
  }

  private static PodContainers withGates(PodContainers pod, JsonNode example) {
    ImmutableList<PodReadinessGate> gates =
        example
            .get("readiness_gates")
            .valueStream()
            .map(gate -> new PodReadinessGate(gate.asString()))
            .collect(ImmutableList.toImmutableList());
    return PodContainers.of(pod.spec().withReadinessGates(gates), pod.init(), pod.mains());
  }

  private static ImmutableList<PodCondition> gateConditions(JsonNode example) {
    return example
        .get("gate_conditions")
        .valueStream()
        .map(
            gate ->
                PodCondition.yes(gate.get("type").asString(), NOW.now())
                    .withStatus(gate.get("status").asString()))
        .collect(ImmutableList.toImmutableList());
  }

  private static PodCondition condition(ImmutableList<PodCondition> conditions, String type) {
    return conditions.stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
