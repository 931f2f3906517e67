package io.gondola.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.core.Pod;
import io.gondola.controller.replicaset.PodFacts.Stage;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PodFactsTest {

  private static final Instant NOW = TablePods.NOW;

  static Stream<JsonNode> activePods() {
    return Tables.cases("active_pod_filter");
  }

  @ParameterizedTest
  @MethodSource("activePods")
  void stage_isActiveUnlessTheContainersAreDone(JsonNode row) {
    assertThat(row.get("pods").valueStream())
        .filteredOn(pod -> Stage.of(inPhase(pod.get(1).asString())) == Stage.ACTIVE)
        .extracting(pod -> pod.get(0).asString())
        .containsExactlyElementsOf(
            row.get("expected").valueStream().map(JsonNode::asString).toList());
  }

  static Stream<JsonNode> terminatingPods() {
    return Tables.cases("terminating_pod_filter");
  }

  @ParameterizedTest
  @MethodSource("terminatingPods")
  void stage_isTerminatingWhenDeletedAndNotDone(JsonNode row) {
    assertThat(row.get("pods").valueStream().map(TablePods::pod).map(Stage::of))
        .filteredOn(stage -> stage == Stage.TERMINATING)
        .hasSize(row.get("expected").asInt());
  }

  @Test
  void stage_isFinishedWhenAFailedPodIsDeleted() {
    assertThat(Stage.of(PodsForTest.deleting(inPhase("Failed"), NOW))).isEqualTo(Stage.FINISHED);
  }

  static Stream<JsonNode> deletionCosts() {
    return Tables.cases("pod_deletion_cost_parse");
  }

  @ParameterizedTest
  @MethodSource("deletionCosts")
  void deletionCost_isZeroUnlessAnInteger(JsonNode row) {
    Pod pod = withDeletionCost(row.get("annotation").asString());

    assertThat(TablePods.facts(pod).deletionCost()).isEqualTo(row.get("expected").asInt());
  }

  @Test
  void deletionCost_refusesDigitsOfOtherScripts() {
    assertThat(TablePods.facts(withDeletionCost("1\u0663")).deletionCost()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"v1, x, true", "v1, , true", "v2, , false", ", , false"})
  void fullyLabeled_whenAllLabelsOfTheTemplateAreThere(
      @Nullable String app, @Nullable String other, boolean expected) {
    ImmutableSortedMap.Builder<String, String> labels = ImmutableSortedMap.naturalOrder();
    if (app != null) {
      labels.put("app", app);
    }
    if (other != null) {
      labels.put("other", other);
    }
    Pod pod = PodsForTest.running("node");
    Pod labeled = pod.withMetadata(pod.metadata().withLabels(labels.buildOrThrow()));

    assertThat(PodFacts.of(labeled, ImmutableSortedMap.of("app", "v1")).fullyLabeled())
        .isEqualTo(expected);
  }

  private static Pod withDeletionCost(String value) {
    Pod pod = PodsForTest.running("node");
    return pod.withMetadata(
        pod.metadata().withAnnotations(ImmutableSortedMap.of(PodDeletionCost.ANNOTATION, value)));
  }

  private static Pod inPhase(String phase) {
    Pod pod = PodsForTest.running("node");
    return pod.withStatus(pod.status().withPhase(phase));
  }
}
