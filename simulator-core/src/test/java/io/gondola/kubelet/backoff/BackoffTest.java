package io.gondola.kubelet.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The arithmetic alone. Where the table gives no time of reset, it means twice the cap. */
class BackoffTest {

  private static final Instant START = Instant.ofEpochSecond(1_000_000);

  static Stream<JsonNode> growthCases() {
    return BackoffCases.of("growth");
  }

  static Stream<JsonNode> sinceUpdateCases() {
    return BackoffCases.of("in_backoff_since_update");
  }

  /** Cases of a chain that grows by calls at one moment, and of one with calls at given times. */
  static Stream<JsonNode> expiryCases() {
    return BackoffCases.of("expiry");
  }

  static Stream<JsonNode> configCases() {
    return BackoffCases.of("kubelet_config");
  }

  @ParameterizedTest
  @MethodSource("growthCases")
  void delay_doublesUpToTheCap(JsonNode example) {
    BackoffPolicy policy = policy(example);
    Duration advance = BackoffCases.seconds(example, "advance_s");
    Backoff entry = Backoff.NONE;
    Instant now = START;
    for (JsonNode value : example.get("values_before_each_next_s")) {
      assertThat(entry.delay().toSeconds()).isEqualTo(value.asLong());
      now = now.plus(advance);
      entry = policy.grown(entry, now, now);
    }
  }

  @ParameterizedTest
  @MethodSource("sinceUpdateCases")
  void attempts_waitForTheDelaySinceTheLast(JsonNode example) {
    BackoffPolicy policy = policy(example);
    Backoff entry = Backoff.NONE;
    for (JsonNode tick : example.get("ticks")) {
      Instant now = START.plus(BackoffCases.seconds(tick, "tick_s"));
      boolean holds = policy.holdsSinceGrowth(entry, now);

      assertThat(holds).as(tick.toString()).isEqualTo(tick.get("in_backoff").asBoolean());
      if (holds) {
        assertThat(entry.delay()).isEqualTo(BackoffCases.seconds(tick, "value_s"));
      } else {
        entry = policy.grown(entry, now, now);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("expiryCases")
  void chain_startsAnewAfterTheReset(JsonNode example) {
    BackoffPolicy policy = policy(example);
    Backoff entry = Backoff.NONE;
    for (int i = 0; i < example.path("grow_next_calls").asInt(0); i++) {
      entry = policy.grown(entry, START, START);
    }
    for (JsonNode at : example.path("next_at_s")) {
      Instant now = START.plusSeconds(at.asLong());
      entry = policy.grown(entry, now, now);
    }
    if (example.has("expect_value_at_least_s")) {
      assertThat(entry.delay())
          .isGreaterThanOrEqualTo(BackoffCases.seconds(example, "expect_value_at_least_s"));
    }
    long later = example.path("then_next_at_s").asLong(example.path("then_advance_s").asLong(0));
    Instant now = START.plusSeconds(later);
    if (example.has("expect_in_backoff_since_last_update")) {
      assertThat(policy.holdsSinceGrowth(entry, now)).isFalse();
    } else {
      assertThat(policy.grown(entry, now, now).delay())
          .isEqualTo(BackoffCases.seconds(example, "expect_value_s"));
    }
  }

  @ParameterizedTest
  @MethodSource("configCases")
  void nodeSetting_lowersTheCap(JsonNode example) {
    JsonNode configured = example.get("configured_max_s");
    Optional<Duration> cap =
        configured.isNull()
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(configured.asLong()));

    BackoffPolicy policy =
        BackoffPolicy.crashLoop(cap, example.get("reduced_default_gate").asBoolean());

    assertThat(policy.initial()).isEqualTo(BackoffCases.seconds(example, "expected_initial_s"));
    assertThat(policy.cap()).isEqualTo(BackoffCases.seconds(example, "expected_max_s"));
    assertThat(policy.resetAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  private static BackoffPolicy policy(JsonNode example) {
    Duration cap = BackoffCases.seconds(example, "max_s");
    Duration reset =
        example.path("expire_after_s").isNumber()
            ? BackoffCases.seconds(example, "expire_after_s")
            : cap.multipliedBy(2);
    return new BackoffPolicy(BackoffCases.seconds(example, "base_s"), cap, reset);
  }
}
