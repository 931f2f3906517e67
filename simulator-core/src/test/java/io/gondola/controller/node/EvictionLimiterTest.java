package io.gondola.controller.node;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvictionLimiterTest {

  private final EvictionLimiter limiter = new EvictionLimiter(ofSeconds(10));

  @Test
  void first_mayGoAtOnce() {
    assertThat(limiter.next(ofSeconds(3))).contains(ofSeconds(3));
  }

  @Test
  void next_waitsAPeriod() {
    limiter.take(ofSeconds(3));

    assertThat(limiter.next(ofSeconds(4))).contains(ofSeconds(13));
    assertThat(limiter.next(ofSeconds(20))).contains(ofSeconds(20));
  }

  @Test
  void stopped_letsNobodyGo() {
    limiter.change(Optional.empty(), ofSeconds(1));

    assertThat(limiter.next(ofSeconds(1000))).isEmpty();
  }

  @Test
  void restarted_beginsWithAFullPeriod() {
    limiter.change(Optional.empty(), ofSeconds(1));
    limiter.change(Optional.of(ofSeconds(10)), ofSeconds(50));

    assertThat(limiter.next(ofSeconds(50))).contains(ofSeconds(60));
  }

  @Test
  void slowedDown_keepsAFreeTurn() {
    limiter.change(Optional.of(ofSeconds(100)), ofSeconds(50));

    assertThat(limiter.next(ofSeconds(50))).contains(ofSeconds(50));
  }
}
