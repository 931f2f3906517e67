package io.gondola.api.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.RawFields;
import org.junit.jupiter.api.Test;

class PodRequestsTest {

  @Test
  void oneContainer_isThePodsRequest() {
    Container app = cpu("app", "250m");
    PodSpec spec = PodSpecBuilder.builder().containers(ImmutableList.of(app)).build();

    assertThat(PodRequests.of(spec)).isSameAs(app.resources().requests());
  }

  @Test
  void appContainers_addUp() {
    assertThat(request(ImmutableList.of(), cpu("a", "250m"), cpu("b", "1"))).isEqualTo("1250m");
  }

  @Test
  void greatestInitContainer_countsIfItAsksForMore() {
    ImmutableList<Container> init = ImmutableList.of(cpu("one", "2"), cpu("two", "3"));

    assertThat(request(init, cpu("app", "1"))).isEqualTo("3");
    assertThat(request(init, cpu("app", "4"))).isEqualTo("4");
  }

  @Test
  void sidecars_joinLaterInitContainersAndAllAppContainers() {
    ImmutableList<Container> init =
        ImmutableList.of(cpu("early", "5"), sidecar("1"), cpu("late", "5"), sidecar("2"));

    assertThat(request(init, cpu("app", "1"))).isEqualTo("6");
    assertThat(request(init, cpu("app", "4"))).isEqualTo("7");
  }

  @Test
  void overhead_comesOnTop() {
    PodSpec spec =
        PodSpecBuilder.builder()
            .containers(ImmutableList.of(cpu("app", "1")))
            .other(
                RawFields.of(
                    ImmutableMap.of("overhead", ImmutableMap.of("cpu", "100m", "memory", "8Mi"))))
            .build();

    assertThat(PodRequests.of(spec))
        .isEqualTo(
            ImmutableSortedMap.of("cpu", Quantity.parse("1100m"), "memory", Quantity.parse("8Mi")));
  }

  private static String request(ImmutableList<Container> init, Container... mains) {
    PodSpec spec =
        PodSpecBuilder.builder()
            .initContainers(init)
            .containers(ImmutableList.copyOf(mains))
            .build();
    return String.valueOf(PodRequests.of(spec).get("cpu"));
  }

  private static Container sidecar(String cpu) {
    return cpu("sidecar" + cpu, cpu).withRestartPolicy("Always");
  }

  private static Container cpu(String name, String cpu) {
    return ContainerBuilder.builder()
        .name(name)
        .resources(
            ResourceRequirementsBuilder.builder()
                .requests(ImmutableSortedMap.of("cpu", Quantity.parse(cpu)))
                .build())
        .build();
  }
}
