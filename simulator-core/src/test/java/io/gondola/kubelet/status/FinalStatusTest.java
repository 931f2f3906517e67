package io.gondola.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.api.core.PodSpecBuilder;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FinalStatusTest {

  @Test
  void allExitedWithZero_succeeds() {
    PodContainers pod = pod(TableStatuses.ended(0, "Completed"));

    assertThat(FinalStatus.phase(FinalStatus.of(pod))).isEqualTo("Succeeded");
  }

  @Test
  void exitBySignal_fails() {
    PodContainers pod = pod(TableStatuses.ended(143, "Error"));

    assertThat(FinalStatus.phase(FinalStatus.of(pod))).isEqualTo("Failed");
  }

  @Test
  void containerThatNeverRan_countsAsLost() {
    PodContainers ended = FinalStatus.of(pod(TableStatuses.waiting("ContainerCreating")));

    ContainerState state = Objects.requireNonNull(ended.mains().get(0).state());
    assertThat(Objects.requireNonNull(state.terminated()).reason())
        .isEqualTo("ContainerStatusUnknown");
    assertThat(Objects.requireNonNull(state.terminated()).exitCode()).isEqualTo(137);
    assertThat(FinalStatus.phase(ended)).isEqualTo("Failed");
  }

  @Test
  void containersWhoseTurnNeverCame_keepWaiting() {
    PodContainers pod =
        PodContainers.of(
            PodSpecBuilder.builder()
                .initContainers(ImmutableList.of(container("one"), container("two")))
                .containers(ImmutableList.of(container("app")))
                .build(),
            ImmutableList.of(
                status("one", TableStatuses.running()),
                status("two", TableStatuses.waiting("PodInitializing"))),
            ImmutableList.of(status("app", TableStatuses.waiting("PodInitializing"))));

    PodContainers ended = FinalStatus.of(pod);

    assertThat(ended.init().get(0).state()).extracting("terminated").isNotNull();
    assertThat(ended.init().get(1)).isEqualTo(pod.init().get(1));
    assertThat(ended.mains()).isEqualTo(pod.mains());
    assertThat(FinalStatus.phase(ended)).isEqualTo("Failed");
  }

  private static PodContainers pod(ContainerState state) {
    return PodContainers.of(
        PodSpecBuilder.builder()
            .restartPolicy("Always")
            .containers(ImmutableList.of(container("app")))
            .build(),
        ImmutableList.of(),
        ImmutableList.of(status("app", state)));
  }

  private static Container container(String name) {
    return ContainerBuilder.builder().name(name).build();
  }

  private static ContainerStatus status(String name, ContainerState state) {
    return ContainerStatusBuilder.builder().name(name).state(state).build();
  }
}
