package io.gondola.kubelet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopOrderTest {

  private static final PodSpec SPEC =
      PodSpecBuilder.builder()
          .initContainers(ImmutableList.of(sidecar("first"), container("once"), sidecar("second")))
          .containers(ImmutableList.of(container("app")))
          .build();

  @Test
  void sidecar_waitsForAppsAndTheNextSidecar() {
    assertThat(StopOrder.waitsFor(SPEC, 0))
        .extracting(Container::name)
        .containsExactly("app", "second");
    assertThat(StopOrder.waitsFor(SPEC, 2)).extracting(Container::name).containsExactly("app");
  }

  @Test
  void initContainer_waitsForNobody() {
    assertThat(StopOrder.waitsFor(SPEC, 1)).isEmpty();
  }

  @Test
  void turn_comesWhenTheOthersAreStill() {
    assertThat(isTurn(0, "app", "second")).isFalse();
    assertThat(isTurn(2, "app", "first")).isFalse();
    assertThat(isTurn(2, "first", "second")).isTrue();
    assertThat(isTurn(0, "first")).isTrue();
  }

  private static boolean isTurn(int index, String... running) {
    return StopOrder.isTurnOfInit(
        SPEC, index, container -> List.of(running).contains(container.name()));
  }

  private static Container sidecar(String name) {
    return container(name).withRestartPolicy("Always");
  }

  private static Container container(String name) {
    return ContainerBuilder.builder().name(name).build();
  }
}
