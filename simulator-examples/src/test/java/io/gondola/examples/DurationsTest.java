package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "10m, PT10M",
    "90s, PT90S",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "1m500ms, PT1M0.5S",
    "1.5h, PT1H30M",
    "20.1s, PT20.1S",
    "1000h, PT1000H"
  })
  void duration_isRead(String text, Duration duration) {
    assertThat(Durations.parse(text)).hasValue(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "m", "-5m", "1.h", "10 m", "10m!", "x10m", "0s", "99999999999s"})
  void anythingElse_isNot(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
