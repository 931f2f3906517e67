package io.gondola.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.Probe;
import io.gondola.api.core.ProbeBuilder;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.probe.ProbeResults;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ContainerReadinessTest {

  private static final Probe PROBE = ProbeBuilder.builder().build();

  static Stream<JsonNode> cases() {
    return Tables.cases("container_readiness");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readiness_isThatOfKubernetes(JsonNode example) {
    Container container =
        container(
            example.get("has_startup_probe").asBoolean(),
            example.get("has_readiness_probe").asBoolean());
    ContainerState state = TableStatuses.state(example.get("state").asString());
    ProbeResults probes =
        new ProbeResults(
            result(example.get("startup_result")),
            ProbeResult.UNKNOWN,
            result(example.get("readiness_result")));

    ContainerReadiness readiness =
        example.get("kind").asString().equals("init")
            ? ContainerReadiness.ofInit(container, state, probes)
            : ContainerReadiness.of(container, state, probes);

    assertThat(readiness.ready()).isEqualTo(example.get("expected_ready").asBoolean());
    if (example.has("expected_started")) {
      assertThat(readiness.started()).isEqualTo(example.get("expected_started").asBoolean());
    }
  }

  private static Container container(boolean startup, boolean readiness) {
    return ContainerBuilder.builder()
        .name("app")
        .startupProbe(startup ? PROBE : null)
        .readinessProbe(readiness ? PROBE : null)
        .build();
  }

  private static ProbeResult result(JsonNode text) {
    return text.isNull()
        ? ProbeResult.UNKNOWN
        : ProbeResult.valueOf(text.asString().toUpperCase(Locale.ROOT));
  }
}
