package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.core.PodTemplateSpec;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PodTemplateHashTest {

  @ParameterizedTest
  @MethodSource("texts")
  void encode_mapsEachCharacterToASafeOne(JsonNode given) {
    assertThat(PodTemplateHash.encode(given.get("input").asString()))
        .isEqualTo(given.get("expected").asString());
  }

  static Stream<JsonNode> texts() {
    return Tables.cases("safe_encode");
  }

  @Test
  void hash_isTheSameInEveryRun() {
    assertThat(PodTemplateHash.of(Workloads.template("web:1"), null)).isEqualTo("cb5d95cc5");
    assertThat(PodTemplateHash.of(PodTemplateSpec.EMPTY, null)).isEqualTo("f877d6f4c");
  }

  @Test
  void hash_changesWithTheCollisionCount() {
    PodTemplateSpec empty = PodTemplateSpec.EMPTY;

    assertThat(PodTemplateHash.of(empty, 1)).isNotEqualTo(PodTemplateHash.of(empty, 2));
    assertThat(PodTemplateHash.of(empty, null))
        .isNotEqualTo(PodTemplateHash.of(empty, Integer.MAX_VALUE))
        .isNotEqualTo(PodTemplateHash.of(empty, 0));
  }

  @Test
  void hash_differsForAThousandImages() {
    Stream<String> hashes =
        IntStream.range(0, 1000)
            .mapToObj(n -> PodTemplateHash.of(Workloads.template("web:v0." + n + ".0"), null));

    assertThat(hashes).doesNotHaveDuplicates().hasSize(1000);
  }

  @Test
  void hash_tellsUnsetFromZeroAndFieldsApart() {
    PodTemplateSpec template = Workloads.template("web:1");

    assertThat(
            Stream.of(
                    template,
                    template.withSpec(template.spec().withTerminationGracePeriodSeconds(0L)),
                    template.withSpec(template.spec().withHostname("a").withSubdomain("bc")),
                    template.withSpec(template.spec().withHostname("ab").withSubdomain("c")),
                    template.withSpec(template.spec().withHostNetwork(true)))
                .map(changed -> PodTemplateHash.of(changed, null)))
        .doesNotHaveDuplicates();
  }
}
