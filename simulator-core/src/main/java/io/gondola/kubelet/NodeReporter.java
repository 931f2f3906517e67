package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeCondition;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the control plane how the node is. While all is well that costs nothing: heartbeats are not
 * simulated, see {@link io.gondola.apiserver.NodeLeases}.
 */
final class NodeReporter {

  private final ApiServer api;
  private final String node;
  private final ChoiceStream choices;

  NodeReporter(ApiServer api, String node) {
    this.api = api;
    this.node = node;
    this.choices = api.simulation().choices().stream("kubelet/" + node);
  }

  /** Nothing of the kubelet arrives any more. */
  void fallSilent() {
    api.leases().stop(node);
  }

  /** The kubelet is heard again and says, under its own name, that the node is well. */
  void speak(boolean rebooted, Runnable then) {
    Activity activity = new Activity("kubelet/" + node, "report the status of", node);
    api.simulation().schedule(Duration.ZERO, activity, () -> report(rebooted, then));
  }

  private void report(boolean rebooted, Runnable then) {
    api.leases().resume(node);
    Optional<Node> known = api.find(Node.TYPE, new ObjectKey("", node));
    known.ifPresent(live -> report(live, rebooted));
    then.run();
  }

  private void report(Node live, boolean rebooted) {
    if (rebooted) {
      api.events().normal(live, "Starting", "Starting kubelet.");
      UUID boot = new UUID(choices.next(Long.MAX_VALUE), choices.next(Long.MAX_VALUE));
      api.events()
          .warning(
              live, "Rebooted", "Node %s has been rebooted, boot id: %s".formatted(node, boot));
    }
    Instant now = api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
    if (live.status().conditions().stream().noneMatch(NodeReporter::isReady)) {
      api.events().normal(live, "NodeReady", "Node %s status is now: NodeReady".formatted(node));
    }
    api.updateStatus(
        live.withStatus(live.status().withConditions(conditions(live.status().conditions(), now))));
  }

  private static boolean isReady(NodeCondition condition) {
    return condition.type().equals("Ready") && condition.status().equals("True");
  }

  /** Conditions that others set stay. */
  private static ImmutableList<NodeCondition> conditions(
      ImmutableList<NodeCondition> before, Instant now) {
    ImmutableList<NodeCondition> own = NodeConditions.healthy(before, now);
    ImmutableList.Builder<NodeCondition> all = ImmutableList.builder();
    before.stream()
        .filter(other -> own.stream().noneMatch(mine -> mine.type().equals(other.type())))
        .forEach(all::add);
    return all.addAll(own).build();
  }
}
