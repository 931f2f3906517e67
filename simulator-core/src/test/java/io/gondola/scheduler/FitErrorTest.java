package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FitErrorTest {

  private static final Misfit FULL = new Misfit(ImmutableList.of("Insufficient cpu"), true);
  private static final Misfit CORDONED = Misfit.incurable("node(s) were unschedulable");

  static Stream<JsonNode> cases() {
    return Tables.cases("scheduler_fit_errors");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reasons_areCountedAndSortedAsText(JsonNode row) {
    Map<String, Integer> reasons = new TreeMap<>();
    row.get("node_reasons").forEach(reason -> reasons.merge(reason.asString(), 1, Integer::sum));

    assertThat(FitError.available(row.get("num_nodes").asInt(), reasons))
        .isEqualTo(row.get("expected").asString());
  }

  @Test
  void message_tellsWhatPreemptionWouldHelp() {
    assertThat(FitError.message(ImmutableList.of(FULL, CORDONED), true))
        .isEqualTo(
            "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. no new"
                + " claims to deallocate, preemption: 0/2 nodes are available: 1 No preemption"
                + " victims found for incoming pod, 1 Preemption is not helpful for scheduling.");
  }

  @Test
  void message_tellsThatThePodMayNotPreempt() {
    assertThat(FitError.message(ImmutableList.of(FULL), false))
        .isEqualTo(
            "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption:"
                + " not eligible due to preemptionPolicy=Never.");
  }

  @Test
  void message_countsEachReasonOfANode() {
    Misfit two = new Misfit(ImmutableList.of("Insufficient cpu", "Insufficient memory"), true);

    assertThat(FitError.message(ImmutableList.of(two, FULL), true))
        .startsWith("0/2 nodes are available: 1 Insufficient memory, 2 Insufficient cpu. ");
  }

  @Test
  void message_withoutAnyNode() {
    assertThat(FitError.message(ImmutableList.of(), true))
        .isEqualTo("no nodes available to schedule pods");
  }
}
