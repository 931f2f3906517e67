package io.gondola.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class HumanDurationTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** The shorter form is left out: no command here prints it. */
  static Stream<JsonNode> durations() {
    return Tables.cases("human_duration")
        .filter(c -> c.get("function").asString().equals("HumanDuration"));
  }

  static Stream<JsonNode> timestamps() {
    return Tables.cases("translate_timestamp_since");
  }

  @ParameterizedTest
  @MethodSource("durations")
  void duration_printsAsKubernetesDoes(JsonNode c) {
    assertThat(HumanDuration.of(Duration.ofNanos(c.get("nanos").asLong())))
        .isEqualTo(c.get("text").asString());
  }

  @ParameterizedTest
  @MethodSource("timestamps")
  void age_countsFromTheTimestamp(JsonNode c) {
    JsonNode ago = c.get("secondsAgo");
    Instant then =
        ago.isNull() ? null : NOW.minus(Duration.ofMillis((long) (ago.asDouble() * 1000)));

    assertThat(HumanDuration.since(then, NOW)).isEqualTo(c.get("text").asString());
  }
}
