package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.gondola.controller.replicaset.TablePods.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.core.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** When pods turn available and a ReplicaSet is looked at again for that. */
class PodAvailabilityTest {

  static Stream<JsonNode> singlePods() {
    return Tables.cases("next_pod_availability_check");
  }

  @ParameterizedTest
  @MethodSource("singlePods")
  void nextAvailable_isWhenThePodHasBeenReadyLongEnough(JsonNode row) {
    PodTally tally = TablePods.tally(ImmutableList.of(TablePods.pod(row)));

    assertThat(tally.nextAvailable(row.get("minReadySeconds").asInt(), NOW))
        .isEqualTo(inSeconds(row.get("expected")));
  }

  static Stream<JsonNode> podLists() {
    return Tables.cases("min_next_pod_availability");
  }

  /**
   * In the table some time passes between the status, for which the next pod is sought, and the
   * request to be called again. Here that is a moment, not a delay, so it does not shift; a moment
   * in the past means at once.
   */
  @ParameterizedTest
  @MethodSource("podLists")
  void nextAvailable_isThatOfTheFirstPodToCome(JsonNode row) {
    PodTally tally = TablePods.tally(pods(row));
    Instant asked = NOW.plusSeconds(row.get("delaySinceStatusEvaluation").asInt());

    Optional<Instant> next = tally.nextAvailable(row.get("minReadySeconds").asInt(), NOW);

    assertThat(next.map(time -> time.isBefore(asked) ? asked : time))
        .isEqualTo(inSeconds(row.get("expected")).map(time -> time.plus(between(NOW, asked))));
  }

  static Stream<JsonNode> syncs() {
    return Tables.cases("replica_set_availability_requeue");
  }

  @ParameterizedTest
  @MethodSource("syncs")
  void refreshAfter_isTheWaitForTheNextPod(JsonNode row) {
    int minReadySeconds = row.get("minReadySeconds").asInt();
    PodTally tally = TablePods.tally(pods(row));
    PodCounts counts = tally.counts(minReadySeconds, NOW);
    JsonNode expected = row.get("expected");

    assertThat(counts.ready()).isEqualTo(expected.get("readyReplicas").asInt());
    assertThat(counts.available()).isEqualTo(expected.get("availableReplicas").asInt());
    assertThat(ReplicaSetStatusRule.refreshAfter(tally, counts, minReadySeconds, NOW))
        .isEqualTo(inSeconds(expected.get("requeueAfterSeconds")).map(time -> between(NOW, time)));
  }

  @Test
  void refreshAfter_isTheFullWaitForAPodReadySinceNoKnownTime() {
    PodTally tally = TablePods.tally(ImmutableList.of(PodsForTest.ready("node", null)));

    assertThat(ReplicaSetStatusRule.refreshAfter(tally, tally.counts(30, NOW), 30, NOW))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void refreshAfter_isNeverWhenAllReadyPodsAreAvailable() {
    PodTally tally = TablePods.tally(ImmutableList.of(PodsForTest.ready("node", NOW)));

    assertThat(ReplicaSetStatusRule.refreshAfter(tally, tally.counts(0, NOW), 0, NOW)).isEmpty();
    assertThat(
            ReplicaSetStatusRule.refreshAfter(
                tally, tally.counts(5, NOW.plusSeconds(5)), 5, NOW.plusSeconds(5)))
        .isEmpty();
  }

  /** The table's pods have no names where these do not matter. */
  private static ImmutableList<Pod> pods(JsonNode row) {
    ImmutableList<Pod> pods =
        row.get("pods").valueStream().map(TablePods::pod).collect(toImmutableList());
    return TablePods.numbered(pods);
  }

  private static Optional<Instant> inSeconds(JsonNode seconds) {
    return seconds.isNull()
        ? Optional.empty()
        : Optional.of(NOW.plusMillis(Math.round(seconds.asDouble() * 1000)));
  }

  private static Duration between(Instant from, Instant to) {
    return Duration.between(from, to);
  }
}
