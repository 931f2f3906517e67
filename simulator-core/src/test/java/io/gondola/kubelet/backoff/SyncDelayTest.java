package io.gondola.kubelet.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SyncDelayTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

  static Stream<JsonNode> cases() {
    return BackoffCases.of("pod_worker_requeue");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void delay_isThatOfKubernetes(JsonNode example) {
    String label = example.get("label").asString();
    SyncDelay delays =
        new SyncDelay(
            BackoffCases.seconds(example, "resync_interval_s"),
            BackoffCases.seconds(example, "error_backoff_period_s"));

    Duration delay = delays.after(errors(label), label.equals("phase transition"), NOW);

    assertThat(delay).isEqualTo(BackoffCases.seconds(example, "expected_min_s"));
    Duration longest = Duration.ofMillis(Math.round(delay.toMillis() * SyncDelay.MAX_STRETCH));
    assertThat(longest).isEqualTo(BackoffCases.seconds(example, "expected_max_s"));
  }

  @Test
  void defaultDelays_areAMinuteAndTenSeconds() {
    assertThat(SyncDelay.DEFAULT.after(SyncErrors.NONE, false, NOW)).hasMinutes(1);
    assertThat(SyncDelay.DEFAULT.after(SyncErrors.OTHER, false, NOW)).hasSeconds(10);
  }

  private static SyncErrors errors(String label) {
    return switch (label) {
      case "phase transition", "no error" -> SyncErrors.NONE;
      case "other error" -> SyncErrors.OTHER;
      case "backoff error expiring in 5s" -> backoff(5);
      case "aggregate with one backoff error 7s" -> SyncErrors.OTHER.and(backoff(7));
      case "aggregate of 10s and 3s" -> backoff(10).and(backoff(3));
      case "backoff error already expired 5s ago" -> backoff(-5);
      case "backoff error 40s, resync 20s" -> backoff(40);
      case "network not ready" -> SyncErrors.NETWORK_NOT_READY;
      case "aggregate including network not ready" ->
          SyncErrors.OTHER.and(SyncErrors.NETWORK_NOT_READY);
      case "aggregate network not ready and 3s backoff" ->
          SyncErrors.NETWORK_NOT_READY.and(backoff(3));
      default -> throw new IllegalArgumentException("label (%s) must be known".formatted(label));
    };
  }

  private static SyncErrors backoff(long seconds) {
    return SyncErrors.backoff(NOW.plusSeconds(seconds));
  }
}
