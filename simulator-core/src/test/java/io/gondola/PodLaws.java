package io.gondola;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds of a pod's statuses, one after the other, whatever happens to it. */
final class PodLaws {

  private final ImmutableList<Pod> states;

  private PodLaws(ImmutableList<Pod> states) {
    this.states = states;
  }

  static PodLaws of(Timeline timeline) {
    return new PodLaws(
        timeline.entries().stream()
            .filter(entry -> entry.what() instanceof Change)
            .map(entry -> ((Change) entry.what()).object())
            .filter(Pod.class::isInstance)
            .map(Pod.class::cast)
            .collect(toImmutableList()));
  }

  void assertHold() {
    for (int i = 1; i < states.size(); i++) {
      Pod before = states.get(i - 1);
      Pod after = states.get(i);
      phase(before, after);
      assertThat(after.isTerminal() && after.isReady()).as("terminal and ready").isFalse();
      containers(before.status().containerStatuses(), after.status().containerStatuses());
      containers(before.status().initContainerStatuses(), after.status().initContainerStatuses());
    }
  }

  /** The pod's addresses, each as often as it came. */
  List<String> addresses() {
    return Stream.concat(Stream.of(""), states.stream().map(pod -> pod.status().podIP()))
        .filter(address -> !address.isEmpty())
        .distinct()
        .toList();
  }

  private static void phase(Pod before, Pod after) {
    if (before.isTerminal()) {
      assertThat(after.status().phase())
          .as("a terminal phase is final")
          .isEqualTo(before.status().phase());
    }
  }

  private static void containers(
      ImmutableList<ContainerStatus> before, ImmutableList<ContainerStatus> after) {
    if (before.isEmpty()) {
      return;
    }
    assertThat(after).as("containers").hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      container(before.get(i), after.get(i));
    }
  }

  private static void container(ContainerStatus before, ContainerStatus after) {
    String edge = before + " -> " + after;
    assertThat(after.restartCount())
        .as("restarts only grow: %s", edge)
        .isGreaterThanOrEqualTo(before.restartCount());
    assertThat(states(after)).as("one state at a time: %s", edge).isEqualTo(1);
    assertThat(after.ready() && after.state().running() == null && !isCompleted(after))
        .as("ready and not running: %s", edge)
        .isFalse();
    ContainerStateTerminated ended = end(before);
    if (after.state().running() != null && ended != null) {
      assertThat(after.restartCount())
          .as("who runs again was restarted: %s", edge)
          .isGreaterThan(before.restartCount());
      assertThat(after.lastState()).as("and tells of its end: %s", edge).isNotNull();
    }
    if (after.state().running() != null && before.state().running() != null) {
      boolean same = Objects.equals(before.state(), after.state());
      assertThat(same || after.restartCount() > before.restartCount())
          .as("one instance runs on: %s", edge)
          .isTrue();
    }
    if (ended != null
        && after.state().terminated() != null
        && after.restartCount() == before.restartCount()) {
      assertThat(after.state().terminated())
          .as("an end does not change: %s", edge)
          .isEqualTo(ended);
    }
  }

  private static boolean isCompleted(ContainerStatus status) {
    ContainerStateTerminated end = end(status);
    return end != null && end.exitCode() == 0;
  }

  private static @Nullable ContainerStateTerminated end(ContainerStatus status) {
    return status.state() == null ? null : status.state().terminated();
  }

  private static int states(ContainerStatus status) {
    ContainerState state = Objects.requireNonNull(status.state());
    return (state.waiting() == null ? 0 : 1)
        + (state.running() == null ? 0 : 1)
        + (state.terminated() == null ? 0 : 1);
  }
}
