package io.gondola.kubelet.status;

import static io.gondola.kubelet.TableContainers.text;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateRunning;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.ContainerStateTerminatedBuilder;
import io.gondola.api.core.ContainerStateWaiting;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.kubelet.TableContainers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads pods with container statuses as the tables write them, and builds such for other tests. */
final class TableStatuses {

  private TableStatuses() {}

  /** The pod of a case; a status belongs to the init container of its name, if there is one. */
  static PodContainers read(JsonNode example) {
    PodSpec spec =
        PodSpecBuilder.builder()
            .restartPolicy(text(example, "pod_restart_policy"))
            .initContainers(TableContainers.read(example.get("init_containers")))
            .containers(TableContainers.read(example.get("containers")))
            .build();
    List<String> initNames = spec.initContainers().stream().map(Container::name).toList();
    ImmutableList<ContainerStatus> statuses =
        example
            .get("statuses")
            .valueStream()
            .map(TableStatuses::status)
            .collect(ImmutableList.toImmutableList());
    return PodContainers.of(
        spec,
        statuses.stream()
            .filter(status -> initNames.contains(status.name()))
            .collect(ImmutableList.toImmutableList()),
        statuses.stream()
            .filter(status -> !initNames.contains(status.name()))
            .collect(ImmutableList.toImmutableList()));
  }

  private static ContainerStatus status(JsonNode node) {
    return ContainerStatusBuilder.builder()
        .name(node.get("name").asString())
        .state(state(node))
        .lastState(
            node.has("last_exit_code")
                ? ended(node.get("last_exit_code").asInt(), text(node, "last_reason"))
                : null)
        .started(node.has("started") ? node.get("started").asBoolean() : null)
        .ready(node.path("ready").asBoolean(false))
        .build();
  }

  private static @Nullable ContainerState state(JsonNode node) {
    return switch (text(node, "state")) {
      case "running" -> running();
      case "waiting" -> waiting(text(node, "waiting_reason"));
      case "terminated" -> ended(node.path("exit_code").asInt(0), "");
      case "terminated0" -> ended(0, "");
      default -> null;
    };
  }

  static ContainerState state(String text) {
    return switch (text) {
      case "running" -> running();
      case "terminated" -> ended(1, "Error");
      case "terminated0" -> ended(0, "Completed");
      default -> throw new IllegalArgumentException("state (%s) must be known".formatted(text));
    };
  }

  static ContainerState running() {
    return new ContainerState(null, new ContainerStateRunning(null), null);
  }

  static ContainerState waiting(String reason) {
    return new ContainerState(new ContainerStateWaiting(reason, ""), null, null);
  }

  static ContainerState ended(int exitCode, String reason) {
    ContainerStateTerminated end =
        ContainerStateTerminatedBuilder.builder().exitCode(exitCode).reason(reason).build();
    return new ContainerState(null, null, end);
  }
}
