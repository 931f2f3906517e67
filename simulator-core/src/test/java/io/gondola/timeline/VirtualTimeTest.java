package io.gondola.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualTimeTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT1.25S, 1.25s",
    "PT0.005S, 0.005s",
    "PT59.999S, 59.999s",
    "PT1M, 1m0s",
    "PT2M5S, 2m5s",
    "PT1H3S, 1h0m3s",
    "PT27H, 27h0m0s",
    "PT0.0009S, 0s",
    "-PT0.5S, -0.5s",
    "-PT2M5.01S, -2m5.01s",
    "-PT0.0009S, 0s"
  })
  void span_isWrittenAsPeopleDo(Duration span, String text) {
    assertThat(VirtualTime.format(span)).isEqualTo(text);
  }

  @Test
  void span_hasPlainDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(VirtualTime.format(Duration.ofMillis(61_050))).isEqualTo("1m1.05s");
    } finally {
      Locale.setDefault(before);
    }
  }
}
