package io.gondola.controller.replicaset;

import static io.gondola.controller.replicaset.TablePods.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ExpectationsTest {

  private static final ObjectKey WEB = new ObjectKey("default", "web");
  private static final ObjectKey FIRST = new ObjectKey("default", "web-1");
  private static final ObjectKey SECOND = new ObjectKey("default", "web-2");

  private final Expectations expectations = new Expectations();

  static Stream<JsonNode> counters() {
    return Tables.cases("expectations");
  }

  @ParameterizedTest
  @MethodSource("counters")
  void lowered_countsDownToSatisfaction(JsonNode row) {
    JsonNode set = row.get("set");
    JsonNode observed = row.get("observed");
    JsonNode expected = row.get("expected");

    Expectation left =
        new Expectation(set.get("add").asInt(), set.get("delete").asInt(), NOW)
            .lowered(observed.get("add").asInt(), observed.get("delete").asInt());

    assertThat(left.creations()).isEqualTo(expected.get("add").asInt());
    assertThat(left.deletions()).isEqualTo(expected.get("delete").asInt());
    assertThat(left.satisfied(NOW)).isEqualTo(expected.get("satisfied").asBoolean());
    assertThat(left.satisfied(NOW.plus(Expectation.TIMEOUT).plusNanos(1))).isTrue();
  }

  @Test
  void satisfied_waitsUpToFiveMinutes() {
    expectations.expectCreations(WEB, 1, NOW);

    assertThat(expectations.satisfied(WEB, NOW.plus(Duration.ofMinutes(5)))).isFalse();
    assertThat(expectations.satisfied(WEB, NOW.plus(Duration.ofMinutes(5)).plusNanos(1))).isTrue();
  }

  @Test
  void satisfied_whereNothingWasEverExpected() {
    expectations.creationObserved(WEB);
    expectations.deletionObserved(WEB, FIRST);

    assertThat(expectations.satisfied(WEB, NOW)).isTrue();
  }

  @Test
  void satisfied_onceAllCreationsAreSeenOrHaveFailed() {
    expectations.expectCreations(WEB, 3, NOW);
    expectations.creationObserved(WEB);

    assertThat(expectations.satisfied(WEB, NOW)).isFalse();

    expectations.creationsFailed(WEB, 2);

    assertThat(expectations.satisfied(WEB, NOW)).isTrue();
  }

  @Test
  void deletionObserved_countsEachAwaitedPodOnce() {
    expectations.expectDeletions(WEB, ImmutableList.of(FIRST, SECOND), NOW);
    expectations.deletionObserved(WEB, FIRST);
    expectations.deletionObserved(WEB, FIRST);

    assertThat(expectations.satisfied(WEB, NOW)).isFalse();

    expectations.deletionObserved(WEB, SECOND);

    assertThat(expectations.satisfied(WEB, NOW)).isTrue();
  }

  @Test
  void deletionObserved_passesOverPodsThatAreNotAwaited() {
    expectations.expectDeletions(WEB, ImmutableList.of(SECOND), NOW);
    expectations.deletionObserved(WEB, FIRST);

    assertThat(expectations.satisfied(WEB, NOW)).isFalse();
  }

  @Test
  void expectDeletions_replacesExpectedCreations() {
    expectations.expectCreations(WEB, 1, NOW);
    expectations.expectDeletions(WEB, ImmutableList.of(), NOW);

    assertThat(expectations.satisfied(WEB, NOW)).isTrue();
  }

  @Test
  void forget_letsAnotherReplicaSetOfThatNameStartAfresh() {
    expectations.expectCreations(WEB, 1, NOW);
    expectations.forget(WEB);

    assertThat(expectations.satisfied(WEB, NOW)).isTrue();
  }
}
