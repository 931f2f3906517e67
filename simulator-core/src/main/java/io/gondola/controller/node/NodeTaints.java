package io.gondola.controller.node;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeCondition;
import io.gondola.api.core.Taint;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which taints a node should have: pure rules. */
final class NodeTaints {

  static final String NO_SCHEDULE = "NoSchedule";
  static final String NO_EXECUTE = "NoExecute";
  static final String NOT_READY = "node.kubernetes.io/not-ready";
  static final String UNREACHABLE = "node.kubernetes.io/unreachable";

  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

  /** Keys whose NoSchedule taints follow the node; all other taints are somebody else's. */
  private static final ImmutableSet<String> MANAGED =
      ImmutableSet.of(
          NOT_READY,
          UNREACHABLE,
          UNSCHEDULABLE,
          "node.kubernetes.io/memory-pressure",
          "node.kubernetes.io/disk-pressure",
          "node.kubernetes.io/pid-pressure",
          "node.kubernetes.io/network-unavailable");

  private NodeTaints() {}

  /** The taints of a node once those with NoSchedule follow its conditions and its cordon. */
  static ImmutableList<Taint> followingConditions(Node node, Instant now) {
    Set<String> wanted = wantedKeys(node);
    ImmutableList.Builder<Taint> next = ImmutableList.builder();
    for (Taint taint : node.spec().taints()) {
      boolean managed = taint.effect().equals(NO_SCHEDULE) && MANAGED.contains(taint.key());
      if (!managed || wanted.remove(taint.key())) {
        next.add(taint);
      }
    }
    wanted.forEach(key -> next.add(new Taint(key, "", NO_SCHEDULE, now)));
    return next.build();
  }

  private static Set<String> wantedKeys(Node node) {
    Set<String> keys = new LinkedHashSet<>();
    node.status().conditions().forEach(condition -> key(condition).ifPresent(keys::add));
    if (node.spec().unschedulable()) {
      keys.add(UNSCHEDULABLE);
    }
    return keys;
  }

  private static Optional<String> key(NodeCondition condition) {
    boolean is = condition.status().equals("True");
    return switch (condition.type()) {
      case "Ready" ->
          is
              ? Optional.empty()
              : Optional.of(condition.status().equals("False") ? NOT_READY : UNREACHABLE);
      case "MemoryPressure" -> onlyIf(is, "node.kubernetes.io/memory-pressure");
      case "DiskPressure" -> onlyIf(is, "node.kubernetes.io/disk-pressure");
      case "PIDPressure" -> onlyIf(is, "node.kubernetes.io/pid-pressure");
      case "NetworkUnavailable" -> onlyIf(is, "node.kubernetes.io/network-unavailable");
      default -> Optional.empty();
    };
  }

  private static Optional<String> onlyIf(boolean is, String key) {
    return is ? Optional.of(key) : Optional.empty();
  }

  /** The taints that drive pods away. */
  static ImmutableList<Taint> noExecute(Node node) {
    return node.spec().taints().stream()
        .filter(taint -> taint.effect().equals(NO_EXECUTE))
        .collect(toImmutableList());
  }

  static boolean hasNoExecute(Node node, String key) {
    return node.spec().taints().stream().anyMatch(taint -> isNoExecute(taint, key));
  }

  /** The taints with the one for trouble of this kind; the two kinds exclude each other. */
  static ImmutableList<Taint> withNoExecute(Node node, String key, Instant now) {
    return ImmutableList.<Taint>builder()
        .addAll(withoutNoExecute(node))
        .add(new Taint(key, "", NO_EXECUTE, now))
        .build();
  }

  /** The taints without those that say that the node is in trouble. */
  static ImmutableList<Taint> withoutNoExecute(Node node) {
    return node.spec().taints().stream()
        .filter(taint -> !isNoExecute(taint, NOT_READY) && !isNoExecute(taint, UNREACHABLE))
        .collect(toImmutableList());
  }

  private static boolean isNoExecute(Taint taint, String key) {
    return taint.effect().equals(NO_EXECUTE) && taint.key().equals(key);
  }
}
