package io.gondola.kubectl.describe;

import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeCondition;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.Quantity;
import io.gondola.kubectl.print.NodeRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What {@code kubectl describe node} tells, but for the lease and the system: a simulated node has
 * no operating system to speak of.
 */
public final class NodeDescription {

  private NodeDescription() {}

  /**
   * The whole text.
   *
   * @param pods those on the node that have not ended
   */
  public static String of(Node node, List<Pod> pods, List<Event> events, Instant now) {
    Description to = new Description();
    to.field("Name", node.name());
    to.field("Roles", NodeRow.roles(node));
    to.labelsAndAnnotations(node.metadata());
    to.field("CreationTimestamp", Description.time(node.metadata().creationTimestamp()));
    to.list(0, "Taints", node.spec().taints().stream().map(NodeDescription::taint).toList());
    to.field("Unschedulable", node.spec().unschedulable());
    to.line(0, "Conditions:");
    to.line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
    to.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
    node.status().conditions().forEach(condition -> to.line(1, row(condition)));
    to.line(0, "Addresses:");
    node.status().addresses().forEach(a -> to.field(1, a.type(), a.address()));
    amounts(to, "Capacity", node.status().capacity());
    amounts(to, "Allocatable", node.status().allocatable());
    to.optional("PodCIDR", node.spec().podCIDR());
    to.optional("PodCIDRs", String.join(",", node.spec().podCIDRs()));
    AllocationSection.write(to, node, pods, now);
    EventSection.write(to, events, now);
    return to.aligned();
  }

  private static String taint(Taint taint) {
    return taint.value().isEmpty()
        ? taint.key() + ":" + taint.effect()
        : "%s=%s:%s".formatted(taint.key(), taint.value(), taint.effect());
  }

  private static String row(NodeCondition condition) {
    return "%s \t%s \t%s \t%s \t%s \t%s"
        .formatted(
            condition.type(),
            condition.status(),
            Description.time(condition.lastHeartbeatTime()),
            Description.time(condition.lastTransitionTime()),
            condition.reason(),
            condition.message());
  }

  private static void amounts(Description to, String title, Map<String, Quantity> amounts) {
    to.line(0, title + ":");
    amounts.forEach((name, amount) -> to.field(1, name, amount));
  }
}
