package io.gondola.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Probe;
import io.gondola.api.core.ProbeBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTimingTest {

  @Test
  void containerWithoutProbe_isReadyAtOnce() {
    assertThat(ReadinessTiming.readyDelay(null, Duration.ofSeconds(9))).isZero();
  }

  @ParameterizedTest(name = "delay {0}s, period {1}s, threshold {2}, can serve after {3}ms")
  @CsvSource({
    "0, 10, 1, 0, 0",
    "0, 10, 1, 1, 10000",
    "0, 10, 1, 10000, 10000",
    "0, 10, 1, 10001, 20000",
    "5, 10, 1, 3000, 5000",
    "5, 10, 1, 6000, 15000",
    "2, 1, 3, 500, 4000",
    "0, 3, 2, 4000, 9000"
  })
  void container_isReadyWithTheLastOfTheFirstSuccesses(
      int delay, int period, int threshold, long servesAfter, long expected) {
    Probe probe =
        ProbeBuilder.builder()
            .initialDelaySeconds(delay)
            .periodSeconds(period)
            .successThreshold(threshold)
            .build();

    assertThat(ReadinessTiming.readyDelay(probe, Duration.ofMillis(servesAfter)))
        .hasMillis(expected);
  }
}
