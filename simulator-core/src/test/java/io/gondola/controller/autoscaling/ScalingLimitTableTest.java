package io.gondola.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.autoscaling.HPAScalingPolicy;
import io.gondola.api.autoscaling.HPAScalingRules;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Limits, rates and stabilization make of a size what Kubernetes makes of it. */
class ScalingLimitTableTest {

  @TestFactory
  Stream<DynamicTest> size_isAsInTheTable() {
    return Tables.cases("hpa_behavior")
        .map(
            given ->
                DynamicTest.dynamicTest(
                    given.get("kind").asString() + " " + given.get("ref").asString(),
                    () -> check(given)));
  }

  private static void check(JsonNode given) {
    switch (given.get("kind").asString()) {
      case "no_behavior_clamp" ->
          checkLimit(given, ScalingLimit.simple(bounds(given), wanted(given)));
      case "no_behavior_stabilization" -> checkSimple(given);
      case "behavior_stabilization" -> checkWindows(given);
      case "behavior_rate" -> checkRate(given);
      default -> checkRule(given);
    }
  }

  private static void checkLimit(JsonNode given, ScalingLimit limit) {
    assertThat(limit.size()).isEqualTo(given.get("expected").asInt());
    assertThat(limit.reason()).isEqualTo(given.get("reason").asString());
  }

  private static void checkSimple(JsonNode given) {
    ScalingHistory history = history(given.get("history"), null, null);

    int size =
        Stabilization.simple(history, wanted(given), seconds(given.get("window_s")), TablePods.NOW);

    assertThat(size).isEqualTo(given.get("expected").asInt());
    assertThat(history.sizes()).hasSize(given.get("expected_log_length").asInt());
  }

  private static void checkWindows(JsonNode given) {
    int size =
        Stabilization.withWindows(
            history(given.get("history"), null, null),
            given.get("current").asInt(),
            wanted(given),
            new Stabilization.Windows(
                seconds(given.get("up_window_s")), seconds(given.get("down_window_s"))),
            TablePods.NOW);

    assertThat(size).isEqualTo(given.get("expected").asInt());
  }

  private static void checkRate(JsonNode given) {
    ScalingHistory history =
        history(null, given.get("scale_up_events"), given.get("scale_down_events"));
    boolean up = wanted(given) > given.get("current").asInt();

    ScalingLimit limit =
        ScalingLimit.withRules(
            bounds(given),
            wanted(given),
            rules(given.get(up ? "scale_up_rules" : "scale_down_rules")),
            history,
            TablePods.NOW);

    checkLimit(given, limit);
  }

  private static void checkRule(JsonNode given) {
    HPAScalingRules rules = rules(given);
    int current = given.get("current").asInt();
    ScalingHistory none = new ScalingHistory();

    int limit =
        given.get("direction").asString().equals("up")
            ? ScalingLimit.fastestUp(rules, current, none, TablePods.NOW)
            : ScalingLimit.fastestDown(rules, current, none, TablePods.NOW);

    assertThat(limit).isEqualTo(given.get("expected_limit").asInt());
  }

  private static int wanted(JsonNode given) {
    return given.get("desired").asInt();
  }

  private static ScalingLimit.Bounds bounds(JsonNode given) {
    return new ScalingLimit.Bounds(
        given.get("min").asInt(), given.get("max").asInt(), given.get("current").asInt());
  }

  private static HPAScalingRules rules(JsonNode given) {
    ImmutableList<HPAScalingPolicy> policies =
        given
            .get("policies")
            .valueStream()
            .map(
                policy ->
                    new HPAScalingPolicy(
                        policy.get("type").asString(),
                        policy.get("value").asInt(),
                        policy.get("period_s").asInt()))
            .collect(ImmutableList.toImmutableList());
    return new HPAScalingRules(null, given.get("select").asString(), policies, null);
  }

  private static Duration seconds(JsonNode given) {
    return Duration.ofSeconds(given.asLong());
  }

  private static ScalingHistory history(
      @Nullable JsonNode sizes, @Nullable JsonNode added, @Nullable JsonNode removed) {
    return ScalingHistory.of(entries(sizes), entries(added), entries(removed));
  }

  private static ImmutableList<ScalingHistory.Entry> entries(@Nullable JsonNode given) {
    return given == null
        ? ImmutableList.of()
        : given
            .valueStream()
            .map(
                entry ->
                    new ScalingHistory.Entry(
                        (entry.has("value") ? entry.get("value") : entry.get("change")).asInt(),
                        TablePods.ago(entry.get("ago_s"))))
            .collect(ImmutableList.toImmutableList());
  }
}
