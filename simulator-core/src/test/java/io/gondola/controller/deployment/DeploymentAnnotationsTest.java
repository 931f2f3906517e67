package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DeploymentAnnotationsTest {

  /** Kubernetes only logs why a count does not parse; here it is simply absent. */
  @ParameterizedTest
  @MethodSource("counts")
  void count_isDigitsUpToTheLargestInt(JsonNode given) {
    OptionalInt count = DeploymentAnnotations.count(annotations(given), "test");

    JsonNode expected = given.get("expected");
    assertThat(count)
        .isEqualTo(
            expected.get("valid").asBoolean()
                ? OptionalInt.of(expected.get("value").asInt())
                : OptionalInt.empty());
  }

  static Stream<JsonNode> counts() {
    return Tables.cases("annotation_non_negative_int32");
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void sizeAnnotations_needAWriteUnlessBothAreRight(JsonNode given) {
    SizeAnnotations size =
        new SizeAnnotations(given.get("desired").asInt(), given.get("max").asInt());
    ImmutableSortedMap<String, String> annotations = annotations(given);

    assertThat(size.areOn(annotations)).isNotEqualTo(given.get("expected").asBoolean());
    assertThat(size.areOn(size.addedTo(annotations))).isTrue();
  }

  static Stream<JsonNode> sizes() {
    return Tables.cases("replicas_annotations_need_update");
  }

  private static ImmutableSortedMap<String, String> annotations(JsonNode given) {
    ImmutableSortedMap.Builder<String, String> annotations = ImmutableSortedMap.naturalOrder();
    given.get("annotations").forEachEntry((key, value) -> annotations.put(key, value.asString()));
    return annotations.buildOrThrow();
  }

  @Test
  void copied_addsTheUsersAnnotationsAndRemovesNone() {
    ImmutableSortedMap<String, String> deployment =
        ImmutableSortedMap.of(
            "team",
            "lift",
            "kubectl.kubernetes.io/last-applied-configuration",
            "{}",
            DeploymentAnnotations.REVISION,
            "7",
            DeploymentAnnotations.ROLLBACK_TO,
            "3");
    ImmutableSortedMap<String, String> set =
        ImmutableSortedMap.of("team", "ski", "former", "yes", DeploymentAnnotations.REVISION, "2");

    assertThat(DeploymentAnnotations.copied(deployment, set))
        .isEqualTo(
            ImmutableSortedMap.of(
                "team", "lift", "former", "yes", DeploymentAnnotations.REVISION, "2"));
  }

  @Test
  void rolledBack_keepsTheDeploymentsOwnAndTakesTheRestFromTheReplicaSet() {
    ImmutableSortedMap<String, String> deployment =
        ImmutableSortedMap.of("team", "lift", DeploymentAnnotations.REVISION, "7");
    ImmutableSortedMap<String, String> set =
        ImmutableSortedMap.of("cause", "first", DeploymentAnnotations.REVISION, "2");

    assertThat(DeploymentAnnotations.rolledBack(deployment, set))
        .isEqualTo(ImmutableSortedMap.of("cause", "first", DeploymentAnnotations.REVISION, "7"));
  }
}
