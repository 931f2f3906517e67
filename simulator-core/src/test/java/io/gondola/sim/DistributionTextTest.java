package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTextTest {

  @ParameterizedTest
  @CsvSource({
    "0,                       PT0S",
    "7ns,                     PT0.000000007S",
    "10us,                    PT0.00001S",
    "500ms,                   PT0.5S",
    "1.5s,                    PT1.5S",
    "10m,                     PT10M",
    "1h30m,                   PT1H30M",
    "1h0m0.5s,                PT1H0.5S",
    "9223372036.854775807s,   PT2562047H47M16.854775807S",
  })
  void duration_isReadAsPeopleWriteIt(String text, Duration expected) {
    assertThat(DurationText.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1s", "1 s", "1d", "s", "1s2", "9223372036.854775808s"})
  void otherTexts_areNoDurations(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
    assertThat(Distribution.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2s,      Fixed[value=PT2S]",
    "0,       Fixed[value=PT0S]",
    "1s..3s,  'Uniform[min=PT1S, max=PT3S]'",
    "3s..3s,  'Uniform[min=PT3S, max=PT3S]'",
    "0..1m,   'Uniform[min=PT0S, max=PT1M]'",
    "~2s,     Exponential[mean=PT2S]",
  })
  void distribution_isReadByItsSign(String text, String expected) {
    assertThat(Distribution.parse(text).map(Object::toString)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3s..1s", "..", "1s..", "..1s", "~", "~x", "1s..x", "1s...2s"})
  void otherTexts_areNoDistributions(String text) {
    assertThat(Distribution.parse(text)).isEmpty();
  }
}
