package io.gondola.kubelet.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BackoffPropertiesTest {

  private static final Instant START = Instant.ofEpochSecond(1_000_000);

  @Property
  void delay_neverExceedsTheCapNorFallsBelowTheInitial(
      @ForAll @Size(max = 30) List<@IntRange(max = 1500) Integer> runSeconds) {
    BackoffPolicy policy = BackoffPolicy.CRASH_LOOP;
    Backoff entry = Backoff.NONE;
    Instant now = START;
    for (int run : runSeconds) {
      Instant finished = now.plusSeconds(run);
      now = policy.retryAt(entry, finished);
      assertThat(Duration.between(finished, now)).isLessThanOrEqualTo(policy.cap());
      assertThat(policy.holds(entry, finished, now)).isFalse();
      entry = policy.grown(entry, finished, now);
      assertThat(entry.delay()).isBetween(policy.initial(), policy.cap());
    }
  }
}
