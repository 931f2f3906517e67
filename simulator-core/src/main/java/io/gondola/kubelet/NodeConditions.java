package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.NodeCondition;
import io.gondola.api.core.NodeConditionBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a kubelet says of a node in good health. */
public final class NodeConditions {

  private NodeConditions() {}

  /** The four conditions that a kubelet posts, all good, the last one Ready. */
  public static ImmutableList<NodeCondition> healthy(Instant now) {
    return healthy(ImmutableList.of(), now);
  }

  /** Those conditions after the given ones; a transition is only what changes. */
  static ImmutableList<NodeCondition> healthy(ImmutableList<NodeCondition> before, Instant now) {
    return ImmutableList.of(
        condition(before, now, "MemoryPressure", "kubelet has sufficient memory available"),
        condition(before, now, "DiskPressure", "kubelet has no disk pressure"),
        condition(before, now, "PIDPressure", "kubelet has sufficient PID available"),
        condition(before, now, "Ready", "kubelet is posting ready status"));
  }

  private static NodeCondition condition(
      ImmutableList<NodeCondition> before, Instant now, String type, String message) {
    String status = type.equals("Ready") ? "True" : "False";
    return NodeConditionBuilder.builder()
        .type(type)
        .status(status)
        .reason(reason(type))
        .message(message)
        .lastHeartbeatTime(now)
        .lastTransitionTime(transition(before, type, status, now))
        .build();
  }

  private static String reason(String type) {
    return switch (type) {
      case "MemoryPressure" -> "KubeletHasSufficientMemory";
      case "DiskPressure" -> "KubeletHasNoDiskPressure";
      case "PIDPressure" -> "KubeletHasSufficientPID";
      default -> "KubeletReady";
    };
  }

  private static @Nullable Instant transition(
      ImmutableList<NodeCondition> before, String type, String status, Instant now) {
    for (NodeCondition condition : before) {
      if (condition.type().equals(type) && condition.status().equals(status)) {
        return condition.lastTransitionTime();
      }
    }
    return now;
  }
}
