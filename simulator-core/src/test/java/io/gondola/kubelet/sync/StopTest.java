package io.gondola.kubelet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.Probe;
import io.gondola.api.core.ProbeBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Grace periods, and the times at which containers stop. What the API server grants is its own. */
class StopTest {

  static Stream<JsonNode> killGrace() {
    return cases("kill_grace");
  }

  static Stream<JsonNode> podGrace() {
    return cases("pod_worker_grace");
  }

  static Stream<JsonNode> sidecarOrders() {
    return cases("sidecar_order");
  }

  static Stream<JsonNode> timelines() {
    return cases("kill_timeline");
  }

  @ParameterizedTest
  @MethodSource("killGrace")
  void graceOfKill_isTheProbesOnlyForItsOwnKills(JsonNode example) {
    Pod pod = pod(number(example, "pod_grace_s"), number(example, "pod_deletion_grace_s"));
    Container container =
        ContainerBuilder.builder()
            .livenessProbe(probe(number(example, "liveness_grace_s")))
            .startupProbe(probe(number(example, "startup_grace_s")))
            .build();
    KillReason reason =
        switch (example.get("reason").asString()) {
          case "liveness" -> KillReason.LIVENESS_PROBE;
          case "startup" -> KillReason.STARTUP_PROBE;
          default -> KillReason.POD;
        };

    long grace =
        new StopBudget(GracePeriod.ofKill(pod, container, reason)).sigtermToSigkill().toSeconds();

    assertThat(grace).isEqualTo(example.get("expected_s").asLong());
  }

  @ParameterizedTest
  @MethodSource("podGrace")
  void graceOfPod_isOnlyEverShortened(JsonNode example) {
    Pod pod = pod(number(example, "spec_grace_s"), number(example, "deletion_grace_s"));
    Long override = number(example, "override_s");

    long grace =
        GracePeriod.ofPod(pod, override == null ? OptionalLong.empty() : OptionalLong.of(override));

    assertThat(grace).isEqualTo(example.get("expected_s").asLong());
  }

  /**
   * Plays the stop through: each container that has its turn gets SIGTERM and ends after its time.
   */
  @ParameterizedTest
  @MethodSource("sidecarOrders")
  void sidecars_waitForTheirTurn(JsonNode example) {
    PodSpec spec = spec(example);
    Map<String, Duration> endOf = new LinkedHashMap<>();
    for (Container main : spec.containers()) {
      endOf.put(main.name(), exitTime(example, main.name()));
    }
    Map<String, Long> waits = new LinkedHashMap<>();
    for (int i = spec.initContainers().size() - 1; i >= 0; i--) {
      Container sidecar = spec.initContainers().get(i);
      Duration turn =
          StopOrder.waitsFor(spec, i).stream()
              .map(other -> endOf.get(other.name()))
              .reduce(Duration.ZERO, StopTest::later);
      Duration limit = new StopBudget(grace(example, sidecar.name())).limit();
      Duration wait = turn.compareTo(limit) < 0 ? turn : limit;
      waits.put(sidecar.name(), wait.toSeconds());
      endOf.put(sidecar.name(), wait.plus(exitTime(example, sidecar.name())));
    }

    waits.forEach(
        (name, wait) ->
            assertThat(wait).as(name).isEqualTo(example.get("expected_wait_s").get(name).asLong()));
    assertThat(waits).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("timelines")
  void kill_takesItsCourse(JsonNode example) {
    StopBudget budget = new StopBudget(example.get("grace_s").asLong());
    Duration hook = seconds(example.get("prestop_takes_s"));
    Duration needs = seconds(example.get("process_needs_s_after_sigterm"));
    JsonNode expected = example.get("expected");

    Duration sigterm = hook.compareTo(budget.limit()) < 0 ? hook : budget.limit();
    Duration timeout = budget.after(sigterm).sigtermToSigkill();
    boolean killed = needs.compareTo(timeout) > 0;

    assertThat(sigterm).isEqualTo(seconds(expected.get("sigterm_at_s")));
    assertThat(timeout).isEqualTo(seconds(expected.get("stop_timeout_s")));
    assertThat(sigterm.plus(killed ? timeout : needs))
        .isEqualTo(seconds(expected.get("exit_at_s")));
    assertThat(killed).isEqualTo(expected.get("sigkilled").asBoolean());
  }

  private static Stream<JsonNode> cases(String kind) {
    return Tables.cases("pod_termination")
        .filter(example -> example.get("kind").asString().equals(kind));
  }

  private static Duration later(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static PodSpec spec(JsonNode example) {
    return PodSpecBuilder.builder()
        .initContainers(containers(example.get("sidecars_in_order"), "Always"))
        .containers(containers(example.get("mains"), ""))
        .build();
  }

  private static ImmutableList<Container> containers(JsonNode names, String policy) {
    return names
        .valueStream()
        .map(name -> ContainerBuilder.builder().name(name.asString()).restartPolicy(policy).build())
        .collect(ImmutableList.toImmutableList());
  }

  private static long grace(JsonNode example, String name) {
    JsonNode grace = example.get("grace_s");
    return grace.isObject() ? grace.get(name).asLong() : grace.asLong();
  }

  private static Duration exitTime(JsonNode example, String name) {
    JsonNode takes = example.get("exit_takes_s");
    return takes.isObject() ? seconds(takes.path(name)) : seconds(takes);
  }

  private static Duration seconds(JsonNode number) {
    return number.isNumber()
        ? Duration.ofNanos(Math.round(number.asDouble() * 1e9))
        : Duration.ZERO;
  }

  private static @Nullable Long number(JsonNode example, String field) {
    return example.get(field).isNull() ? null : example.get(field).asLong();
  }

  private static @Nullable Probe probe(@Nullable Long grace) {
    return grace == null
        ? null
        : ProbeBuilder.builder().terminationGracePeriodSeconds(grace).build();
  }

  private static Pod pod(@Nullable Long own, @Nullable Long deletion) {
    return PodBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().deletionGracePeriodSeconds(deletion).build())
        .spec(PodSpecBuilder.builder().terminationGracePeriodSeconds(own).build())
        .build();
  }
}
