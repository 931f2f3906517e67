package io.gondola.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PodPhaseTest {

  static Stream<JsonNode> cases() {
    return Tables.cases("pod_phase");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void phase_isThatOfKubernetes(JsonNode example) {
    PodContainers read = TableStatuses.read(example);
    boolean mainStarted = example.get("any_regular_container_started").asBoolean();
    PodContainers pod = new PodContainers(read.spec(), read.init(), read.mains(), mainStarted);

    String phase = PodPhase.of(pod, example.get("pod_is_terminal").asBoolean());

    assertThat(phase).isEqualTo(example.get("expected_phase").asString());
  }

  @Test
  void table_isComplete() {
    assertThat(cases()).hasSize(94);
  }

  @ParameterizedTest
  @CsvSource({
    "Running, Succeeded, true, Running",
    "Running, Succeeded, false, Succeeded",
    "Pending, Failed, true, Pending",
    "Pending, Running, true, Running",
    "Failed, Running, true, Failed",
    "Failed, Succeeded, false, Failed",
    "Succeeded, Pending, false, Succeeded",
  })
  void nextPhase_isFinalOnceTerminalAndTerminalOnlyOnceAllIsStill(
      String before, String computed, boolean anythingRuns, String expected) {
    assertThat(PodPhase.next(before, computed, anythingRuns)).isEqualTo(expected);
  }
}
