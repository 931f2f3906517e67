package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class WaitingPodsTest {

  private static final ObjectKey POD = new ObjectKey("default", "a");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final WaitingPods waiting = new WaitingPods();
  private final Map<ObjectKey, Duration> retries = new LinkedHashMap<>();

  static Stream<JsonNode> cases() {
    return Tables.cases("scheduler_backoff");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void backOff_doublesUpToTenSeconds(JsonNode row) {
    assertThat(WaitingPods.backoffSeconds(row.get("attempts").asInt()))
        .isEqualTo(row.get("expected").asInt());
  }

  @Test
  void pod_waitsForTheRestOfItsBackOff() {
    waiting.failed(POD, START);
    waiting.failed(POD, START.plusSeconds(10));

    waiting.wake(START.plusMillis(10_500), retries::put);

    assertThat(retries).containsEntry(POD, Duration.ofMillis(1500));
  }

  @Test
  void pod_isWokenOnce() {
    waiting.failed(POD, START);
    waiting.wake(START, retries::put);
    retries.clear();

    waiting.wake(START, retries::put);

    assertThat(retries).isEmpty();
  }

  @Test
  void forgottenPod_isNotWoken() {
    waiting.failed(POD, START);
    waiting.forget(POD);

    waiting.wake(START, retries::put);

    assertThat(retries).isEmpty();
  }
}
