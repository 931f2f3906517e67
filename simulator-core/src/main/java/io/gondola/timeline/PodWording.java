package io.gondola.timeline;

import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what became of a pod: of several things the one that weighs most. */
final class PodWording {

  private PodWording() {}

  static String of(Pod before, Pod after) {
    if (!before.spec().nodeName().equals(after.spec().nodeName())) {
      return "was bound to " + after.spec().nodeName();
    }
    if (before.isReady() != after.isReady()) {
      return after.isReady() ? "became ready" : "is no longer ready";
    }
    if (!before.status().phase().equals(after.status().phase())) {
      return "is " + after.status().phase();
    }
    return sandbox(before.status(), after.status())
        .or(() -> containers(before.status(), after.status()))
        .orElse("reported its status");
  }

  /** The address stands for the sandbox, which no container status shows. */
  private static Optional<String> sandbox(PodStatus before, PodStatus after) {
    if (!before.podIP().equals(after.podIP())) {
      return Optional.of("got address " + after.podIP());
    }
    return hasSandbox(before) && !hasSandbox(after)
        ? Optional.of("has lost its sandbox")
        : Optional.empty();
  }

  private static boolean hasSandbox(PodStatus status) {
    return status
        .condition(PodCondition.READY_TO_START_CONTAINERS)
        .map(PodCondition::isTrue)
        .orElse(false);
  }

  private static Optional<String> containers(PodStatus before, PodStatus after) {
    String text =
        all(after)
            .filter(now -> all(before).noneMatch(old -> isSame(old, now)))
            .map(now -> now.name() + " " + state(now.state()))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? Optional.empty() : Optional.of("reports: " + text);
  }

  private static Stream<ContainerStatus> all(PodStatus status) {
    return Stream.concat(
        status.initContainerStatuses().stream(), status.containerStatuses().stream());
  }

  private static boolean isSame(ContainerStatus old, ContainerStatus now) {
    return old.name().equals(now.name()) && Objects.equals(old.state(), now.state());
  }

  private static String state(ContainerState state) {
    if (state == null) {
      return "is not known of";
    }
    ContainerStateTerminated end = state.terminated();
    if (end != null) {
      return "ended (" + end.reason() + ", exit code " + end.exitCode() + ")";
    }
    return state.waiting() == null ? "runs" : "waits (" + state.waiting().reason() + ")";
  }
}
