package io.gondola.controller.replicaset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodConditionBuilder;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodStatusBuilder;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Builds the pods that the tables describe; what a case leaves out is unset. */
final class TablePods {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private TablePods() {}

  static Pod pod(JsonNode row) {
    return PodBuilder.builder()
        .metadata(metadata(row))
        .spec(
            PodSpecBuilder.builder()
                .nodeName(row.path("node").asString(""))
                .initContainers(
                    ImmutableList.of(
                        ContainerBuilder.builder().name("sidecar").restartPolicy("Always").build()))
                .build())
        .status(
            PodStatusBuilder.builder()
                .phase(row.path("phase").asString(""))
                .conditions(conditions(row))
                .containerStatuses(restarted("app", row.path("restarts").asInt(0)))
                .initContainerStatuses(restarted("sidecar", row.path("sidecarRestarts").asInt(0)))
                .build())
        .build();
  }

  static PodFacts facts(JsonNode row) {
    return facts(pod(row));
  }

  static PodFacts facts(Pod pod) {
    return PodFacts.of(pod, ImmutableSortedMap.of());
  }

  static Pod named(Pod pod, String name) {
    return pod.withMetadata(pod.metadata().withName(name));
  }

  /** The pods with names made unique by a number and a slash before them. */
  static ImmutableList<Pod> numbered(ImmutableList<Pod> pods) {
    ImmutableList.Builder<Pod> numbered = ImmutableList.builder();
    for (int i = 0; i < pods.size(); i++) {
      numbered.add(named(pods.get(i), i + "/" + pods.get(i).name()));
    }
    return numbered.build();
  }

  static PodTally tally(Iterable<Pod> pods) {
    PodTally tally = new PodTally();
    pods.forEach(pod -> tally.put(facts(pod)));
    return tally;
  }

  static @Nullable Instant ago(JsonNode seconds) {
    return seconds.isNumber()
        ? NOW.minus(Duration.ofMillis(Math.round(seconds.asDouble() * 1000)))
        : null;
  }

  private static ObjectMeta metadata(JsonNode row) {
    boolean deleting = row.path("deleting").asBoolean(false);
    boolean terminating = row.path("terminating").asBoolean(false);
    return ObjectMetaBuilder.builder()
        .name(row.path("name").asString(""))
        .uid(row.path("uid").asString(""))
        .labels(Tables.labels(row.path("labels")))
        .annotations(
            row.path("deletionCost").isString()
                ? ImmutableSortedMap.of(
                    PodDeletionCost.ANNOTATION, row.get("deletionCost").asString())
                : ImmutableSortedMap.of())
        .creationTimestamp(ago(row.path("createdAge")))
        .deletionTimestamp(deleting || terminating ? NOW : null)
        .build();
  }

  private static ImmutableList<PodCondition> conditions(JsonNode row) {
    if (!row.path("ready").asBoolean(false)) {
      return ImmutableList.of();
    }
    return ImmutableList.of(
        PodConditionBuilder.builder()
            .type("Ready")
            .status("True")
            .lastTransitionTime(ago(row.path("readyAge")))
            .build());
  }

  private static ImmutableList<ContainerStatus> restarted(String container, int times) {
    return ImmutableList.of(
        ContainerStatusBuilder.builder().name(container).restartCount(times).build());
  }
}
