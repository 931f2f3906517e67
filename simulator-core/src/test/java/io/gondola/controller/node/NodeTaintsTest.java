package io.gondola.controller.node;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeBuilder;
import io.gondola.api.core.NodeCondition;
import io.gondola.api.core.NodeConditionBuilder;
import io.gondola.api.core.NodeSpec;
import io.gondola.api.core.NodeStatus;
import io.gondola.api.core.Taint;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTaintsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Taint OWN = new Taint("own", "", "NoSchedule", null);

  @ParameterizedTest
  @CsvSource({
    "Ready, False, not-ready",
    "Ready, Unknown, unreachable",
    "MemoryPressure, True, memory-pressure",
    "DiskPressure, True, disk-pressure",
    "PIDPressure, True, pid-pressure",
    "NetworkUnavailable, True, network-unavailable"
  })
  void condition_keepsNewPodsAway(String type, String status, String key) {
    Node node = node(condition(type, status));

    assertThat(NodeTaints.followingConditions(node, NOW))
        .containsExactly(new Taint("node.kubernetes.io/" + key, "", "NoSchedule", NOW));
  }

  @ParameterizedTest
  @CsvSource({"Ready, True", "MemoryPressure, False", "DiskPressure, Unknown", "Other, True"})
  void condition_ofAHealthyNodeDoesNot(String type, String status) {
    assertThat(NodeTaints.followingConditions(node(condition(type, status)), NOW)).isEmpty();
  }

  @Test
  void cordon_isATaint() {
    Node node = node().withSpec(NodeSpec.EMPTY.withUnschedulable(true));

    assertThat(NodeTaints.followingConditions(node, NOW))
        .containsExactly(new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule", NOW));
  }

  @Test
  void outdatedTaints_goAndOthersStay() {
    Taint outdated = new Taint(NodeTaints.NOT_READY, "", "NoSchedule", NOW);
    Taint drives = new Taint(NodeTaints.NOT_READY, "", "NoExecute", NOW);
    Node node = tainted(OWN, outdated, drives);

    assertThat(NodeTaints.followingConditions(node, NOW)).containsExactly(OWN, drives);
    assertThat(NodeTaints.withoutNoExecute(node)).containsExactly(OWN, outdated);
  }

  @Test
  void twoKindsOfTrouble_excludeEachOther() {
    Node node = tainted(OWN, new Taint(NodeTaints.NOT_READY, "", "NoExecute", NOW));

    assertThat(NodeTaints.withNoExecute(node, NodeTaints.UNREACHABLE, NOW))
        .containsExactly(OWN, new Taint(NodeTaints.UNREACHABLE, "", "NoExecute", NOW));
  }

  @Test
  void silentNode_losesWhatItsKubeletSaid() {
    Node node =
        NodeReadiness.unknown(
            node(condition("Ready", "True"), condition("NetworkUnavailable", "False")), NOW);

    assertThat(node.status().conditions())
        .extracting(NodeCondition::type, NodeCondition::status, NodeCondition::reason)
        .containsExactly(
            tuple("Ready", "Unknown", "NodeStatusUnknown"),
            tuple("NetworkUnavailable", "False", ""),
            tuple("MemoryPressure", "Unknown", "NodeStatusNeverUpdated"),
            tuple("DiskPressure", "Unknown", "NodeStatusNeverUpdated"),
            tuple("PIDPressure", "Unknown", "NodeStatusNeverUpdated"));
    assertThat(NodeReadiness.of(node)).isEqualTo(NodeReadiness.UNKNOWN);
    assertThat(NodeReadiness.of(node())).isEqualTo(NodeReadiness.ABSENT);
  }

  private static Node tainted(Taint... taints) {
    return node().withSpec(NodeSpec.EMPTY.withTaints(ImmutableList.copyOf(taints)));
  }

  private static Node node(NodeCondition... conditions) {
    return NodeBuilder.builder()
        .status(NodeStatus.EMPTY.withConditions(Stream.of(conditions).collect(toImmutableList())))
        .build();
  }

  private static NodeCondition condition(String type, String status) {
    return NodeConditionBuilder.builder().type(type).status(status).build();
  }
}
