package io.gondola.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullBackoffTest {

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "4, 80", "5, 160", "6, 300", "7, 300", "1000, 300"})
  void wait_doublesUpToFiveMinutes(int failures, long seconds) {
    assertThat(PullBackoff.after(failures)).hasSeconds(seconds);
  }
}
