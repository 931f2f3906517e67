package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The scheduler's arithmetic, and its message, as Kubernetes has them. */
class SchedulerTableTest {

  static Stream<JsonNode> fitErrors() {
    return cases("fit_error");
  }

  static Stream<JsonNode> backoffs() {
    return cases("backoff");
  }

  static Stream<JsonNode> feasibleNodes() {
    return cases("feasible_nodes");
  }

  static Stream<JsonNode> leastAllocated() {
    return cases("least_allocated");
  }

  static Stream<JsonNode> balancedAllocation() {
    return cases("balanced_allocation");
  }

  private static Stream<JsonNode> cases(String kind) {
    return Tables.cases("scheduler").filter(row -> row.get("kind").asString().equals(kind));
  }

  @ParameterizedTest
  @MethodSource("fitErrors")
  void fitError_countsReasonsAndSortsThemAsText(JsonNode row) {
    Map<String, Integer> counts = new TreeMap<>();
    row.get("node_reasons")
        .valueStream()
        .forEach(reason -> counts.merge(reason.asString(), 1, Integer::sum));
    String preFilter = row.get("prefilter_message").asString();
    String postFilter = row.get("postfilter_message").asString();

    String message =
        FitError.message(
            row.get("num_nodes").asInt(),
            preFilter.isEmpty() ? FitError.counted(counts) : preFilter,
            postFilter.isEmpty() ? "" : " " + postFilter);

    assertThat(message).isEqualTo(row.get("expected").asString());
  }

  @ParameterizedTest
  @MethodSource("backoffs")
  void backoff_doublesUpToItsLimit(JsonNode row) {
    Backoff backoff =
        new Backoff(
            Duration.ofSeconds(row.get("initial").asLong()),
            Duration.ofSeconds(row.get("max").asLong()));

    assertThat(backoff.after(row.get("attempts").asInt()))
        .isEqualTo(Duration.ofSeconds(row.get("expected").asLong()));
  }

  /** A profile's percentage goes before the global one. */
  @ParameterizedTest
  @MethodSource("feasibleNodes")
  void search_endsWhenThereAreEnoughNodes(JsonNode row) {
    JsonNode profile = row.get("profile_percent");
    int percentage = profile.isNull() ? row.get("global_percent").asInt() : profile.asInt();

    assertThat(Sampling.feasibleNodes(row.get("nodes").asInt(), percentage))
        .isEqualTo(row.get("expected").asInt());
  }

  @ParameterizedTest
  @MethodSource("leastAllocated")
  void leastAllocated_scoresWhatIsLeft(JsonNode row) {
    ImmutableList<Long> expected = numbers(row.get("nodes"), "expected_score");

    ImmutableList<Long> actual =
        row.get("nodes")
            .valueStream()
            .map(node -> leastAllocated(row, node))
            .collect(ImmutableList.toImmutableList());

    assertThat(actual).isEqualTo(expected);
  }

  private static long leastAllocated(JsonNode row, JsonNode node) {
    return LeastAllocated.mean(
        share(row, node, "cpu"),
        weight(row, node, "cpu"),
        share(row, node, "memory"),
        weight(row, node, "memory"));
  }

  private static long share(JsonNode row, JsonNode node, String resource) {
    long after =
        row.get("pod_request").get(resource).asLong()
            + node.get("already_requested").get(resource).asLong();
    return LeastAllocated.share(after, node.get("allocatable").get(resource).asLong());
  }

  /** A resource that the node does not have weighs nothing. */
  private static long weight(JsonNode row, JsonNode node, String resource) {
    return node.get("allocatable").get(resource).asLong() == 0
        ? 0
        : row.get("weights").get(resource).asLong();
  }

  @ParameterizedTest
  @MethodSource("balancedAllocation")
  void balancedAllocation_scoresWhatThePodChanges(JsonNode row) {
    long[] request = array(row.get("pod_request"));

    for (JsonNode node : row.get("nodes")) {
      long[] before = array(node.get("already_requested"));
      long[] allocatable = array(node.get("allocatable"));
      long[] after = new long[before.length];
      for (int i = 0; i < after.length; i++) {
        after[i] = before[i] + request[i];
      }
      long balanceBefore = BalancedAllocation.balance(before, allocatable);
      long balanceAfter = BalancedAllocation.balance(after, allocatable);

      assertThat(balanceBefore).isEqualTo(node.get("score_before").asLong());
      assertThat(balanceAfter).isEqualTo(node.get("score_after").asLong());
      assertThat(BalancedAllocation.change(balanceBefore, balanceAfter))
          .isEqualTo(node.get("expected_score").asLong());
    }
  }

  private static ImmutableList<Long> numbers(JsonNode list, String field) {
    return list.valueStream()
        .map(node -> node.get(field).asLong())
        .collect(ImmutableList.toImmutableList());
  }

  private static long[] array(JsonNode list) {
    return list.valueStream().mapToLong(JsonNode::asLong).toArray();
  }
}
