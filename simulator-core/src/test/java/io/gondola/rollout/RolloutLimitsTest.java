package io.gondola.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RolloutLimitsTest {

  @ParameterizedTest
  @MethodSource("fenceposts")
  void resolve_roundsSurgeUpAndUnavailableDown(JsonNode given) {
    JsonNode expected = given.get("expected");
    if (expected.path("error").asBoolean(false)) {
      assertThatThrownBy(() -> resolve(given)).isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(resolve(given))
          .isEqualTo(
              new RolloutLimits(
                  expected.get("surge").asInt(), expected.get("unavailable").asInt()));
    }
  }

  private static RolloutLimits resolve(JsonNode given) {
    return RolloutLimits.resolve(
        Limits.read(given.get("maxSurge")),
        Limits.read(given.get("maxUnavailable")),
        given.get("desired").asInt());
  }

  static Stream<JsonNode> fenceposts() {
    return Stream.concat(
        Tables.cases("resolve_fenceposts"), Tables.cases("resolve_fenceposts_derived"));
  }

  @ParameterizedTest
  @MethodSource("derivedFenceposts")
  void limits_ofARollingUpdateAreThoseOfTheDeployment(JsonNode given) {
    RolloutLimits limits = Limits.policy(given).limits(given.get("desired").asInt());

    assertThat(limits.maxSurge()).isEqualTo(given.get("expected").get("maxSurgeFn").asInt());
    assertThat(limits.maxUnavailable())
        .isEqualTo(given.get("expected").get("maxUnavailableFn").asInt());
  }

  static Stream<JsonNode> derivedFenceposts() {
    return Tables.cases("resolve_fenceposts_derived");
  }

  @ParameterizedTest
  @MethodSource("maxSurges")
  void maxSurge_isNotCapped(JsonNode given) {
    RolloutLimits limits = Limits.policy(given).limits(given.get("replicas").asInt());

    assertThat(limits.maxSurge()).isEqualTo(given.get("expected").asInt());
  }

  static Stream<JsonNode> maxSurges() {
    return Tables.cases("max_surge");
  }

  @ParameterizedTest
  @MethodSource("maxUnavailables")
  void maxUnavailable_isCappedAtTheSize(JsonNode given) {
    RolloutLimits limits = Limits.policy(given).limits(given.path("replicas").asInt(0));

    assertThat(limits.maxUnavailable()).isEqualTo(given.get("expected").asInt());
  }

  static Stream<JsonNode> maxUnavailables() {
    return Tables.cases("max_unavailable");
  }

  /** Kubernetes' helper says 0 for Recreate; nothing here asks a Recreate for its floor. */
  @ParameterizedTest
  @MethodSource("minAvailables")
  void floor_isTheSizeWithoutWhatMayBeUnavailable(JsonNode given) {
    int replicas = given.get("replicas").asInt();

    assertThat(Limits.policy(given).limits(replicas).floor(replicas))
        .isEqualTo(given.get("expected").asInt());
  }

  static Stream<JsonNode> minAvailables() {
    return Tables.cases("min_available")
        .filter(given -> given.get("strategy").asString().equals("RollingUpdate"));
  }

  @Test
  void ceiling_ofAHugeDeploymentDoesNotOverflow() {
    assertThat(new RolloutLimits(10, 0).ceiling(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }
}
