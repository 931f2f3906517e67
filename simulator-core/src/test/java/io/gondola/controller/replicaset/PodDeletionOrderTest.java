package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.gondola.controller.replicaset.TablePods.NOW;
import static io.gondola.controller.replicaset.TablePods.named;
import static io.gondola.controller.replicaset.TablePods.numbered;
import static io.gondola.controller.replicaset.TablePods.tally;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpecBuilder;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PodDeletionOrderTest {

  private static final PodDeletionOrder WITHOUT_RANKS = new PodDeletionOrder(nodeName -> 0, NOW);

  static Stream<JsonNode> sortOrders() {
    return Tables.cases("active_pods_sort_order");
  }

  @ParameterizedTest
  @MethodSource("sortOrders")
  void choose_takesEachPodBeforeAllThatFollow(JsonNode row) {
    ImmutableList<Pod> pods = pods(row.get("pods"));

    for (int count = 1; count < pods.size(); count++) {
      ImmutableList<String> expected =
          row.get("expected")
              .valueStream()
              .limit(count)
              .map(JsonNode::asString)
              .collect(toImmutableList());

      assertThat(WITHOUT_RANKS.choose(tally(pods.reverse()), count))
          .extracting(Pod::name)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** Left out: the case that turns the deletion cost off, which no current release allows. */
  static Stream<JsonNode> pairs() {
    return Tables.cases("active_pods_with_ranks")
        .filter(row -> row.get("podDeletionCost").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void choose_followsKubernetesForEachPair(JsonNode row) {
    boolean firstGoes = row.get("expected").asString().equals("first-before-second");

    assertThat(chosenOfPair(row, "a", "b")).isEqualTo("a");
    // Where all criteria are equal only the name decides.
    assertThat(chosenOfPair(row, "b", "a")).isEqualTo(firstGoes ? "b" : "a");
  }

  /** Each pod gets a node of its own by which the ranks of the case can be told apart. */
  private static String chosenOfPair(JsonNode row, String firstName, String secondName) {
    Pod first = onNodeOf(TablePods.pod(row.get("first")), "first", firstName);
    Pod second = onNodeOf(TablePods.pod(row.get("second")), "second", secondName);
    ToIntFunction<String> ranks =
        nodeName -> row.get(nodeName.endsWith("second") ? "secondRank" : "firstRank").asInt();
    PodTally pair = tally(ImmutableList.of(second, first));
    return new PodDeletionOrder(ranks, NOW).choose(pair, 1).get(0).name();
  }

  private static Pod onNodeOf(Pod pod, String suffix, String name) {
    String node = pod.spec().nodeName();
    return named(
        node.isEmpty()
            ? pod
            : pod.withSpec(
                PodSpecBuilder.builder(pod.spec()).nodeName(node + "-" + suffix).build()),
        name);
  }

  static Stream<JsonNode> choices() {
    return Tables.cases("get_pods_to_delete");
  }

  /** Some pods of the table share a name, so they are compared by name without their number. */
  @ParameterizedTest
  @MethodSource("choices")
  void choose_takesTheExpectedPods(JsonNode row) {
    ImmutableList<Pod> pods = numbered(pods(row.get("pods")));
    ImmutableList<Pod> related =
        row.get("relatedPods").isNull() ? pods : numbered(pods(row.get("relatedPods")));
    PodDeletionOrder order =
        new PodDeletionOrder(
            PodDeletionOrder.relatedPodsOnNode(ImmutableList.of(tally(related))), NOW);

    ImmutableList<Pod> chosen = order.choose(tally(pods), row.get("diff").asInt());

    assertThat(chosen)
        .extracting(pod -> pod.name().substring(pod.name().indexOf('/') + 1))
        .containsExactlyElementsOf(
            row.get("expected").valueStream().map(JsonNode::asString).toList());
  }

  static Stream<JsonNode> ranks() {
    return Tables.cases("pod_ranks_derived");
  }

  @ParameterizedTest
  @MethodSource("ranks")
  void relatedPodsOnNode_countsActivePods(JsonNode row) {
    ImmutableList<Pod> related = numbered(pods(row.get("related")));

    ToIntFunction<String> rank =
        PodDeletionOrder.relatedPodsOnNode(ImmutableList.of(tally(related)));

    for (JsonNode pod : row.get("pods")) {
      assertThat(rank.applyAsInt(pod.get("node").asString()))
          .as(pod.get("name").asString())
          .isEqualTo(row.get("expected").get(pod.get("name").asString()).asInt());
    }
  }

  @Test
  void relatedPodsOnNode_addsSiblings() {
    Pod pod = named(PodsForTest.running("node"), "a");

    ToIntFunction<String> rank =
        PodDeletionOrder.relatedPodsOnNode(
            ImmutableList.of(
                tally(ImmutableList.of(pod)),
                tally(ImmutableList.of(named(pod, "b"), named(pod, "c"))),
                tally(ImmutableList.of())));

    assertThat(rank.applyAsInt("node")).isEqualTo(3);
  }

  @Test
  void choose_allTakesPodsInOrderOfArrivalAndOnlyActiveOnes() {
    Pod ready = named(PodsForTest.ready("node", NOW), "z");
    Pod leaving = named(PodsForTest.deleting(PodsForTest.running("node"), NOW), "y");
    Pod pending = named(PodsForTest.running(""), "x");
    PodTally tally = tally(ImmutableList.of(ready, leaving, pending));

    assertThat(WITHOUT_RANKS.choose(tally, 5)).containsExactly(ready, pending);
  }

  @Test
  void choose_noneTakesNone() {
    PodTally tally = tally(ImmutableList.of(PodsForTest.running("node")));

    assertThat(WITHOUT_RANKS.choose(tally, 0)).isEmpty();
  }

  private static ImmutableList<Pod> pods(JsonNode rows) {
    return rows.valueStream().map(TablePods::pod).collect(toImmutableList());
  }
}
