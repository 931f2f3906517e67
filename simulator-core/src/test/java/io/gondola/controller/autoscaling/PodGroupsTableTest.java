package io.gondola.controller.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.core.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Which samples count is as in Kubernetes. */
class PodGroupsTableTest {

  @TestFactory
  Stream<DynamicTest> groups_areAsInTheTable() {
    return Tables.cases("hpa_pod_groups")
        .map(given -> DynamicTest.dynamicTest(given.get("ref").asString(), () -> check(given)));
  }

  private static void check(JsonNode given) {
    ImmutableList<Pod> pods =
        given
            .get("pods")
            .valueStream()
            .map(TablePods::named)
            .collect(ImmutableList.toImmutableList());
    Map<String, Sample> samples = new TreeMap<>();
    given
        .get("metrics")
        .properties()
        .forEach(entry -> samples.put(entry.getKey(), sample(entry.getValue())));

    PodGroups groups =
        PodGroups.of(
            pods, samples, given.get("resource").asString(), TablePods.NOW, TablePods.PERIODS);

    JsonNode expected = given.get("expected");
    assertThat(groups.ready()).isEqualTo(expected.get("ready_count").asInt());
    assertThat(groups.unready()).containsExactlyElementsOf(names(expected.get("unready")));
    assertThat(groups.missing()).containsExactlyElementsOf(names(expected.get("missing")));
    assertThat(groups.ignored()).containsExactlyElementsOf(names(expected.get("ignored")));
  }

  private static Sample sample(JsonNode given) {
    JsonNode ago = given.get("sample_ago_s");
    Instant timestamp = ago.isNull() ? Instant.EPOCH : TablePods.ago(ago);
    return new Sample(0, timestamp, Duration.ofSeconds(given.get("window_s").asLong()));
  }

  private static ImmutableList<String> names(JsonNode given) {
    return given.valueStream().map(JsonNode::asString).collect(ImmutableList.toImmutableList());
  }
}
