package io.gondola.controller.node;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeCondition;
import io.gondola.api.core.NodeConditionBuilder;
import java.time.Instant;

/** What the Ready condition of a node says. */
enum NodeReadiness {
  READY,
  NOT_READY,
  UNKNOWN,
  /** The kubelet never posted a status. */
  ABSENT;

  /** NetworkUnavailable is not among them: the kubelet does not own it. */
  private static final ImmutableList<String> KUBELETS_CONDITIONS =
      ImmutableList.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

  static NodeReadiness of(Node node) {
    for (NodeCondition condition : node.status().conditions()) {
      if (condition.type().equals("Ready")) {
        return switch (condition.status()) {
          case "True" -> READY;
          case "False" -> NOT_READY;
          default -> UNKNOWN;
        };
      }
    }
    return ABSENT;
  }

  /** A node of which nothing was heard for too long: nothing that it said counts any more. */
  static Node unknown(Node node, Instant now) {
    ImmutableMap<String, NodeCondition> before =
        Maps.uniqueIndex(node.status().conditions(), NodeCondition::type);
    ImmutableList.Builder<NodeCondition> next = ImmutableList.builder();
    for (NodeCondition condition : node.status().conditions()) {
      next.add(KUBELETS_CONDITIONS.contains(condition.type()) ? lost(condition, now) : condition);
    }
    for (String type : KUBELETS_CONDITIONS) {
      if (!before.containsKey(type)) {
        next.add(neverPosted(type, node, now));
      }
    }
    return node.withStatus(node.status().withConditions(next.build()));
  }

  private static NodeCondition lost(NodeCondition condition, Instant now) {
    return condition.status().equals("Unknown")
        ? condition
        : NodeConditionBuilder.builder(condition)
            .status("Unknown")
            .reason("NodeStatusUnknown")
            .message("Kubelet stopped posting node status.")
            .lastTransitionTime(now)
            .build();
  }

  private static NodeCondition neverPosted(String type, Node node, Instant now) {
    return NodeConditionBuilder.builder()
        .type(type)
        .status("Unknown")
        .reason("NodeStatusNeverUpdated")
        .message("Kubelet never posted node status.")
        .lastHeartbeatTime(node.metadata().creationTimestamp())
        .lastTransitionTime(now)
        .build();
  }
}
