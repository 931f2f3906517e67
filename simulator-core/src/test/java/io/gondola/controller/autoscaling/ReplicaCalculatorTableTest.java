package io.gondola.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.math.LongMath;
import io.gondola.Tables;
import io.gondola.api.autoscaling.ContainerResourceMetricSource;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricSpecBuilder;
import io.gondola.api.autoscaling.MetricTarget;
import io.gondola.api.autoscaling.ResourceMetricSource;
import io.gondola.api.core.Pod;
import io.gondola.controller.autoscaling.MetricsSource.PodSample;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Sizes are those that Kubernetes comes to. */
class ReplicaCalculatorTableTest {

  @TestFactory
  Stream<DynamicTest> size_isAsInTheTable() {
    return Tables.cases("hpa_replica_calculator")
        .map(given -> DynamicTest.dynamicTest(given.get("ref").asString(), () -> check(given)));
  }

  private static void check(JsonNode given) throws MetricsException {
    if (given.get("expected_replicas").isNull()) {
      assertThatThrownBy(() -> propose(given))
          .isInstanceOf(MetricsException.class)
          .hasMessageContaining(given.get("expected_error_contains").asString());
      return;
    }
    Proposal proposal = propose(given);

    assertThat(proposal.replicas()).isEqualTo(given.get("expected_replicas").asInt());
    if (given.has("expected_utilization")) {
      assertThat(proposal.utilization()).isEqualTo(given.get("expected_utilization").asInt());
      assertThat(proposal.usage()).isEqualTo(given.get("expected_value_milli").asLong());
    } else {
      assertThat(proposal.usage()).isEqualTo(given.get("expected_usage_milli").asLong());
    }
  }

  private static Proposal propose(JsonNode given) throws MetricsException {
    ReplicaCalculator calculator =
        new ReplicaCalculator(
            given.get("current_replicas").asInt(),
            new Tolerances(
                given.get("tolerance_down").asDouble(), given.get("tolerance_up").asDouble()));
    ImmutableList<Pod> pods = TablePods.pods(given.get("pods"));
    return switch (given.get("metric_type").asString()) {
      case "resource" -> ofResource(given, calculator, pods);
      case "pods" -> ofPods(given, calculator, pods);
      case "object", "external" ->
          calculator.byTotal(
              total(given), given.get("target_milli").asLong(), TablePods.ready(pods));
      default ->
          calculator.byShare(
              total(given),
              given.get("target_per_pod_milli").asLong(),
              given.get("current_replicas").asInt());
    };
  }

  private static long total(JsonNode given) {
    return given
        .get("samples_milli")
        .valueStream()
        .mapToLong(JsonNode::asLong)
        .reduce(0, LongMath::saturatedAdd);
  }

  /** Custom metrics are no resource: readiness does not matter to them. */
  private static Proposal ofPods(
      JsonNode given, ReplicaCalculator calculator, ImmutableList<Pod> pods)
      throws MetricsException {
    Map<String, Sample> samples = new TreeMap<>();
    int i = 0;
    for (JsonNode value : given.get("samples_milli")) {
      samples.put(
          "pod-" + i++, new Sample(value.asLong(), TablePods.LONG_AGO, Duration.ofMinutes(1)));
    }
    PodGroups groups = PodGroups.of(pods, samples, "", TablePods.NOW, TablePods.PERIODS);
    return calculator.byAmount(groups, samples, given.get("target_milli").asLong());
  }

  private static Proposal ofResource(
      JsonNode given, ReplicaCalculator calculator, ImmutableList<Pod> pods)
      throws MetricsException {
    String container = given.get("container").isNull() ? "" : given.get("container").asString();
    MetricsSource source = (asked, resource, now) -> samples(given);
    return new MetricReader(source, pods, calculator, TablePods.NOW, TablePods.PERIODS)
        .read(metric(given, container))
        .proposal();
  }

  private static MetricSpec metric(JsonNode given, String container) {
    MetricTarget target =
        new MetricTarget(
            MetricTarget.UTILIZATION, null, null, given.get("target_utilization").asInt());
    String resource = given.get("resource").asString();
    return container.isEmpty()
        ? MetricSpecBuilder.builder()
            .type(MetricSpec.RESOURCE)
            .resource(new ResourceMetricSource(resource, target))
            .build()
        : MetricSpecBuilder.builder()
            .type(MetricSpec.CONTAINER_RESOURCE)
            .containerResource(new ContainerResourceMetricSource(resource, container, target))
            .build();
  }

  private static ImmutableMap<String, PodSample> samples(JsonNode given) {
    Map<String, PodSample> samples = new LinkedHashMap<>();
    for (JsonNode sample : given.get("samples_milli")) {
      ImmutableSortedMap.Builder<String, Long> containers = ImmutableSortedMap.naturalOrder();
      int i = 1;
      for (JsonNode value : sample.get("container_values")) {
        containers.put("container" + i++, value.asLong());
      }
      JsonNode pod = sample.get("pod");
      samples.put(
          pod.isInt() ? "pod-" + pod.asInt() : pod.asString(),
          new PodSample(containers.buildOrThrow(), TablePods.LONG_AGO, Duration.ofMinutes(1)));
    }
    return ImmutableMap.copyOf(samples);
  }
}
