package io.gondola.kubelet.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerStateWaiting;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CrashBackoffTest {

  private static final Instant START = Instant.ofEpochSecond(1_000_000);
  private static final Container CONTAINER = ContainerBuilder.builder().name("app").build();
  private static final Pod POD =
      PodBuilder.builder()
          .metadata(ObjectMetaBuilder.builder().namespace("default").name("web").uid("u-1").build())
          .build();

  static Stream<JsonNode> timelines() {
    return BackoffCases.of("crash_timeline");
  }

  /** A running container is never asked about: who runs has not ended. */
  static Stream<JsonNode> decisions() {
    return BackoffCases.of("do_backoff")
        .filter(example -> !example.get("container").asString().equals("running"));
  }

  @ParameterizedTest
  @MethodSource("timelines")
  void restarts_comeWhenKubernetesAllowsThem(JsonNode example) {
    BackoffPolicy policy =
        new BackoffPolicy(
            BackoffCases.seconds(example, "base_s"),
            BackoffCases.seconds(example, "max_s"),
            BackoffCases.seconds(example, "reset_after_s"));
    Duration run = BackoffCases.seconds(example, "run_s");
    Backoff entry = Backoff.NONE;
    Instant started = START;
    for (JsonNode restart : example.get("restarts")) {
      Instant finished = started.plus(run);
      Instant allowed = policy.retryAt(entry, finished);

      assertThat(started).isEqualTo(START.plus(BackoffCases.seconds(restart, "start_s")));
      assertThat(finished).isEqualTo(START.plus(BackoffCases.seconds(restart, "exit_s")));
      assertThat(Duration.between(finished, allowed))
          .isEqualTo(BackoffCases.seconds(restart, "wait_s"));
      CrashBackoff decision = CrashBackoff.decide(policy, entry, finished, allowed);
      assertThat(decision.waits()).isFalse();
      entry = decision.entry();
      started = allowed;
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void exit_waitsOnlyIfOneCameBefore(JsonNode example) {
    boolean known = example.get("entry").isObject();
    Backoff entry = known ? new Backoff(Duration.ofSeconds(1), START) : Backoff.NONE;

    CrashBackoff decision = CrashBackoff.decide(BackoffPolicy.CRASH_LOOP, entry, START, START);

    assertThat(decision.waits()).isEqualTo(example.get("expected_in_backoff").asBoolean());
    assertThat(decision.until()).isEqualTo(known ? START.plusSeconds(1) : START);
  }

  @ParameterizedTest
  @CsvSource({"10, 10s", "80, 1m20s", "300, 5m0s"})
  void waitingState_namesDelayContainerAndPod(long seconds, String text) {
    Backoff entry = new Backoff(Duration.ofSeconds(seconds), START);

    CrashBackoff decision = CrashBackoff.decide(BackoffPolicy.CRASH_LOOP, entry, START, START);

    assertThat(decision.state(POD, CONTAINER))
        .isEqualTo(
            new ContainerStateWaiting(
                "CrashLoopBackOff",
                "back-off %s restarting failed container=app pod=web_default(u-1)"
                    .formatted(text)));
  }

  @Test
  void event_isAWarning() {
    assertThat(CrashBackoff.event(POD, CONTAINER))
        .isEqualTo(
            PodEvent.warning(
                "BackOff", "Back-off restarting failed container app in pod web_default(u-1)"));
  }
}
