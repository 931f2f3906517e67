package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GeneratedNameTest {

  /**
   * Left out: the retries after a collision and the precedence of a given name, which are the API
   * server's, and the encoding of hashes.
   */
  static Stream<JsonNode> prefixes() {
    return Tables.cases("generate_name").filter(row -> row.has("base"));
  }

  @ParameterizedTest
  @MethodSource("prefixes")
  void of_addsFiveCharactersToThePrefix(JsonNode row) {
    String suffix = GeneratedName.suffix(bound -> bound - 1);

    assertThat(GeneratedName.of(row.get("base").asString(), suffix))
        .matches(row.get("result_regex").asString());
  }

  @Test
  void alphabet_isThatOfKubernetes() {
    assertThat(prefixes().filter(row -> row.has("alphabet")))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(GeneratedName.ALPHABET).isEqualTo(row.get("alphabet").asString());
              assertThat(GeneratedName.SUFFIX_LENGTH).isEqualTo(row.get("suffix_len").asInt());
            });
  }

  @Test
  void suffix_drawsEachCharacter() {
    int[] draws = {0, 1, 2, 26, 25};
    int[] next = {0};

    String suffix = GeneratedName.suffix(bound -> draws[next[0]++] % bound);

    assertThat(suffix).isEqualTo("bcd98");
  }

  @Test
  void of_refusesASuffixOfAnotherLength() {
    assertThatThrownBy(() -> GeneratedName.of("web-", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("suffix (x) must have 5 characters");
  }
}
