package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodStatusBuilder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the API server grants a pod that is deleted; 0 removes it at once. */
class DeletionGraceTest {

  static Stream<JsonNode> cases() {
    return Tables.cases("pod_termination")
        .filter(example -> example.get("kind").asString().equals("api_delete_grace"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void grace_isThatOfKubernetes(JsonNode example) {
    Pod pod =
        PodBuilder.builder()
            .spec(
                PodSpecBuilder.builder()
                    .nodeName(example.get("node_name").asString(""))
                    .terminationGracePeriodSeconds(number(example.get("spec_grace_s")))
                    .build())
            .status(PodStatusBuilder.builder().phase(example.get("phase").asString("")).build())
            .build();
    DeleteOptions options = new DeleteOptions(number(example.get("requested_grace_s")), null, null);

    long grace = ResourceStrategies.of(Pod.TYPE).gracePeriodSeconds(pod, options);

    assertThat(grace).isEqualTo(example.get("expected_s").asLong());
  }

  private static @Nullable Long number(JsonNode number) {
    return number.isNull() ? null : number.asLong();
  }
}
