package io.gondola.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SlowStartTest {

  static Stream<JsonNode> runs() {
    return Tables.cases("slow_start_batch");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void run_stopsAfterTheBatchInWhichACreationFails(JsonNode row) {
    JsonNode expected = row.get("expected");
    AtomicInteger calls = new AtomicInteger();

    SlowStart run =
        SlowStart.run(
            row.get("count").asInt(),
            () -> failAfter(row.get("callsThatSucceed").asInt(), calls.incrementAndGet()));

    assertThat(run.created()).isEqualTo(expected.get("successes").asInt());
    assertThat(calls).hasValue(expected.get("calls").asInt());
    assertThat(run.failure().isPresent()).isEqualTo(expected.get("error").asBoolean());
    assertThat(SlowStart.batches(row.get("count").asInt()))
        .startsWith(
            expected.get("batches").valueStream().map(JsonNode::asInt).toArray(Integer[]::new));
  }

  /** Of the table's syncs of a whole controller, the one that is about batches alone. */
  static Stream<JsonNode> syncs() {
    return Tables.cases("replica_set_sync_scenarios")
        .filter(row -> row.get("given").has("firstSuccessfulCreates"));
  }

  @ParameterizedTest
  @MethodSource("syncs")
  void run_meetsALimitWithFewCallsMore(JsonNode row) {
    JsonNode given = row.get("given");
    AtomicInteger calls = new AtomicInteger();

    SlowStart run =
        SlowStart.run(
            given.get("replicas").asInt(),
            () -> failAfter(given.get("firstSuccessfulCreates").asInt(), calls.incrementAndGet()));

    assertThat(run.created()).isEqualTo(row.get("expected").get("podsCreated").asInt());
    assertThat(calls).hasValue(row.get("expected").get("createCalls").asInt());
  }

  @Test
  void run_reportsTheFirstError() {
    AtomicInteger calls = new AtomicInteger();

    SlowStart run = SlowStart.run(10, () -> failAfter(1, calls.incrementAndGet()));

    assertThat(run.failure()).contains("call 2 failed");
    assertThat(run.errors()).containsExactly("call 2 failed", "call 3 failed");
  }

  @Test
  void run_triesNothingWhereNothingIsWanted() {
    AtomicInteger calls = new AtomicInteger();

    SlowStart run = SlowStart.run(0, () -> failAfter(0, calls.incrementAndGet()));

    assertThat(calls).hasValue(0);
    assertThat(run.failure()).isEmpty();
  }

  private static Optional<String> failAfter(int successes, int call) {
    return call <= successes ? Optional.empty() : Optional.of("call " + call + " failed");
  }
}
