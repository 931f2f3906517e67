package io.gondola.controller.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.policy.PodDisruptionBudgetSpec;
import io.gondola.api.policy.PodDisruptionBudgetSpecBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DemandTest {

  @ParameterizedTest
  @MethodSource("rounding")
  void percentages_roundUp(JsonNode given) {
    PodDisruptionBudgetSpec spec =
        PodDisruptionBudgetSpecBuilder.builder()
            .minAvailable(amount(given.get("minAvailable")))
            .maxUnavailable(amount(given.get("maxUnavailable")))
            .build();
    int pods = given.get("expectedPods").asInt();

    assertThat(Demand.of(spec, pods, pods))
        .isEqualTo(new Demand(pods, given.get("desiredHealthy").asInt()));
  }

  static Stream<JsonNode> rounding() {
    return Tables.cases("pdb_rounding");
  }

  @Test
  void nothingAsked_allowsNothing() {
    Demand demand = Demand.of(PodDisruptionBudgetSpec.EMPTY, 5, 5);

    assertThat(demand.allowedDisruptions(5)).isZero();
  }

  @Test
  void noExpectedPods_allowNothing() {
    assertThat(new Demand(0, 0).allowedDisruptions(3)).isZero();
    assertThat(new Demand(1, 0).allowedDisruptions(3)).isEqualTo(3);
  }

  private static IntOrString amount(JsonNode node) {
    return node.isNull()
        ? null
        : node.isString() ? IntOrString.of(node.asString()) : IntOrString.of(node.asInt());
  }
}
