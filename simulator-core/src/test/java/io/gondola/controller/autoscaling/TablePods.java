package io.gondola.controller.autoscaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodStatusBuilder;
import io.gondola.api.core.ResourceRequirements;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads pods from the tables of the autoscaler. */
final class TablePods {

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1));
  static final PodGroups.Periods PERIODS =
      new PodGroups.Periods(Duration.ofSeconds(120), Duration.ofSeconds(10));

  private TablePods() {}

  /** Pods {@code pod-0} and so on, with two containers each. */
  static ImmutableList<Pod> pods(JsonNode given) {
    ImmutableList.Builder<Pod> pods = ImmutableList.builder();
    int i = 0;
    for (JsonNode pod : given) {
      PodCondition ready = ready(pod.get("ready").asBoolean() ? "True" : "False", LONG_AGO);
      pods.add(
          pod(
              "pod-" + i++,
              pod.get("phase").asString(),
              pod.get("age_s").isNull() ? LONG_AGO : ago(pod.get("age_s")),
              ready,
              pod.get("deleting").asBoolean(),
              request(pod)));
    }
    return pods.build();
  }

  private static ResourceRequirements request(JsonNode pod) {
    JsonNode request = pod.get("request_milli_per_container");
    return request == null
        ? ResourceRequirements.EMPTY
        : ResourceRequirements.EMPTY.withRequests(
            ImmutableSortedMap.of(
                "cpu",
                Quantity.of(BigDecimal.valueOf(request.asLong(), 3), Quantity.Format.DECIMAL_SI)));
  }

  /** A pod as the table of groups has it. */
  static Pod named(JsonNode given) {
    JsonNode ready = given.get("ready");
    JsonNode changed = given.get("ready_changed_ago_s");
    JsonNode started = given.get("started_ago_s");
    return pod(
        given.get("name").asString(),
        given.get("phase").asString(),
        started.isNull() ? null : ago(started),
        ready.isNull() ? null : ready(ready.asString(), changed.isNull() ? NOW : ago(changed)),
        given.get("deleting").asBoolean(),
        ResourceRequirements.EMPTY);
  }

  static Instant ago(JsonNode seconds) {
    return NOW.minusSeconds(seconds.asLong());
  }

  static int ready(ImmutableList<Pod> pods) {
    return (int)
        pods.stream()
            .filter(pod -> pod.status().phase().equals("Running") && pod.isReady())
            .count();
  }

  private static PodCondition ready(String status, Instant changed) {
    return new PodCondition(PodCondition.READY, status, null, changed, "", "", 0);
  }

  private static Pod pod(
      String name,
      String phase,
      @Nullable Instant start,
      @Nullable PodCondition ready,
      boolean deleting,
      ResourceRequirements resources) {
    ImmutableList<Container> containers =
        Stream.of("container1", "container2")
            .map(c -> ContainerBuilder.builder().name(c).resources(resources).build())
            .collect(ImmutableList.toImmutableList());
    return PodBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder()
                .name(name)
                .namespace("default")
                .deletionTimestamp(deleting ? NOW : null)
                .build())
        .spec(PodSpecBuilder.builder().containers(containers).build())
        .status(
            PodStatusBuilder.builder()
                .phase(phase)
                .startTime(start)
                .conditions(ready == null ? ImmutableList.of() : ImmutableList.of(ready))
                .build())
        .build();
  }
}
