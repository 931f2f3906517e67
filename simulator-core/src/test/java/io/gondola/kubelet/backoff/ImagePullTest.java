package io.gondola.kubelet.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.kubelet.backoff.PullDecision.Verdict;
import io.gondola.kubelet.status.ContainerReasons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImagePullTest {

  private static final Instant START = Instant.ofEpochSecond(1_000_000);
  private static final BackoffPolicy POLICY =
      new BackoffPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(2));

  /**
   * The case of a registry client whose rate limit lets nothing pass is left out: pulls are not
   * throttled here, only taken one after the other.
   */
  static Stream<JsonNode> cases() {
    return Tables.cases("image_pull")
        .filter(example -> example.get("qps").asDouble() == 0 || example.get("burst").asInt() > 0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void attempts_endAsInKubernetes(JsonNode example) {
    PullState state = PullState.NONE;
    Instant now = START;
    for (JsonNode expected : example.get("attempts")) {
      now = now.plusSeconds(1);
      PullDecision decision = decide(example, state, now);
      List<PodEvent> events = new ArrayList<>(decision.events());
      boolean pulls = decision.verdict() == Verdict.PULL;
      if (pulls && example.get("pull_fails").asBoolean()) {
        // Which error it is comes from the registry.
        decision = ImagePull.failed("typo", expected.get("error").asString(), "no such image");
        state = state.failed(POLICY, "no such image", now);
        events.addAll(decision.events());
      } else if (pulls) {
        events.add(ImagePull.pulled("image", Duration.ofSeconds(1), Duration.ofSeconds(1), 1));
      }

      assertThat(pulls).isEqualTo(expected.get("pull_called").asBoolean());
      assertThat(decision.reason()).isEqualTo(expected.get("error").asString(""));
      assertThat(events)
          .extracting(PodEvent::reason)
          .containsExactlyElementsOf(
              expected.get("events").valueStream().map(JsonNode::asString).toList());
    }
  }

  private static PullDecision decide(JsonNode example, PullState state, Instant now) {
    if (example.get("inspect_fails").asBoolean()) {
      return ImagePull.inspectFailed("missing_image", "runtime is down");
    }
    Container container =
        ContainerBuilder.builder()
            .image(example.get("image").asString())
            .imagePullPolicy(example.get("policy").asString())
            .build();
    boolean present = example.get("present_on_node").asBoolean();
    return ImagePull.decide(container, present, POLICY, state, now);
  }

  @Test
  void table_isComplete() {
    assertThat(cases()).hasSize(12 - 1);
  }

  @Test
  void backOff_repeatsTheLastError() {
    PullState state = PullState.NONE.failed(BackoffPolicy.IMAGE_PULL, "no such image", START);

    PullDecision decision =
        ImagePull.decide(
            ContainerBuilder.builder().image("web:1").build(),
            false,
            BackoffPolicy.IMAGE_PULL,
            state,
            START.plusSeconds(9));

    assertThat(decision.reason()).isEqualTo(ContainerReasons.IMAGE_PULL_BACK_OFF);
    assertThat(decision.message()).isEqualTo("Back-off pulling image \"web:1\": no such image");
    assertThat(decision.events())
        .containsExactly(PodEvent.normal("BackOff", "Back-off pulling image \"web:1\""));
    assertThat(decision.startError())
        .isEqualTo(PodEvent.warning("Failed", "Error: ImagePullBackOff"));
  }

  @Test
  void failedPull_saysWhatTheRegistrySaid() {
    PullDecision decision =
        ImagePull.failed("web:1", ContainerReasons.ERR_IMAGE_PULL, "no such image");

    assertThat(decision.events())
        .containsExactly(
            PodEvent.warning("Failed", "Failed to pull image \"web:1\": no such image"));
    assertThat(decision.state().message()).isEqualTo("no such image");
  }

  @Test
  void pulledEvent_namesTimesAndSize() {
    assertThat(
            ImagePull.pulled("web:1", Duration.ofSeconds(2), Duration.ofSeconds(65), 7).message())
        .isEqualTo(
            "Successfully pulled image \"web:1\" in 2s (1m5s including waiting). Image size: 7"
                + " bytes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx",
        "nginx:1.27",
        "localhost:5000/team/web_app:v1",
        "Registry.example.com/a/b",
        "web@sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      })
  void wellFormedName_isAccepted(String image) {
    assertThat(ImageReference.isValid(image)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Nginx", "nginx:", "a//b", "web:-1", "web@sha256:12", "a b"})
  void malformedName_isRefused(String image) {
    assertThat(ImageReference.isValid(image)).isFalse();
  }
}
