package io.gondola.controller.node;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.WatchEvent;
import io.gondola.controller.ControllerCaches;
import io.gondola.controller.Ticks;
import io.gondola.controller.node.ZoneState.Count;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Watches over the nodes: gives up one that fell silent, marks its pods unready, and taints it.
 *
 * <p>Kubernetes looks at all nodes every five seconds. Here a look is taken only at those beats at
 * which there is something to see; see {@link SilentNodes} for when a dead node is noticed.
 */
public final class NodeLifecycleController {

  /** As it is named in the timeline. */
  public static final String COMPONENT = "node-controller";

  private static final Duration LOOP = Duration.ofSeconds(5);
  private static final String EXCLUDED = "node.kubernetes.io/exclude-disruption";

  private final ApiServer api;
  private final Simulation simulation;
  private final ControllerCaches caches;
  private final Ticks loop;
  private final SilentNodes silent;
  private final PodsOfNode pods;
  private final NodeTainter tainter;
  private final Map<String, Node> known = new TreeMap<>();
  private final Set<Duration> looks = new TreeSet<>();

  private NodeLifecycleController(
      ApiServer api, ControllerCaches caches, Supplier<Duration> syncDelay) {
    this.api = api;
    this.simulation = api.simulation();
    this.caches = caches;
    this.loop = new Ticks(simulation, COMPONENT, LOOP);
    this.silent = new SilentNodes(api, loop);
    this.pods = new PodsOfNode(api, caches);
    this.tainter = new NodeTainter(api, caches, syncDelay);
  }

  /**
   * Starts the controller.
   *
   * @param syncDelay from seeing a node's conditions until its NoSchedule taints follow
   */
  public static void start(ApiServer api, ControllerCaches caches, Supplier<Duration> syncDelay) {
    NodeLifecycleController controller = new NodeLifecycleController(api, caches, syncDelay);
    controller.caches.nodes().list().forEach(controller::meet);
    controller.caches.nodes().onChange(controller::onNode);
    controller.caches.pods().follow(controller.pods::onPod);
    api.leases().watch(COMPONENT, controller::onLease);
  }

  /** A node that was there before the controller; what is wrong with it is found anew. */
  private void meet(Node node) {
    known.put(node.name(), node);
    if (!api.leases().isRenewed(node.name())) {
      onLease(node.name());
    }
    if (NodeReadiness.of(node) != NodeReadiness.READY) {
      tainter.onNode(node);
      lookAt(simulation.elapsed());
    }
  }

  private void onLease(String node) {
    if (api.leases().isRenewed(node)) {
      silent.remove(node);
    } else {
      lookAt(silent.add(node));
    }
  }

  private void onNode(WatchEvent<Node> event) {
    Node before = event.before();
    Node after = event.after();
    if (after != null) {
      tainter.onNode(after);
    }
    if (before == null
        || after == null
        || NodeReadiness.of(before) != NodeReadiness.of(after)
        || !ZoneState.zoneOf(before).equals(ZoneState.zoneOf(after))) {
      lookAt(simulation.elapsed());
    }
  }

  /** Looks at all nodes at the first beat of the loop that is not before a time. */
  private void lookAt(Duration time) {
    Duration delay = loop.untilAtLeast(time);
    Duration due = simulation.elapsed().plus(delay);
    if (looks.add(due)) {
      simulation.schedule(delay, new Activity(COMPONENT, "look at all nodes"), () -> look(due));
    }
  }

  private void look(Duration due) {
    looks.remove(due);
    ImmutableList<Node> nodes = caches.nodes().list();
    register(nodes);
    TreeMap<String, Count> counts = new TreeMap<>();
    for (Node node : nodes) {
      NodeReadiness readiness = look(node);
      if (!node.metadata().labels().containsKey(EXCLUDED)) {
        boolean ready = readiness == NodeReadiness.READY;
        counts.merge(
            ZoneState.zoneOf(node), Count.NONE.plus(ready), (count, one) -> count.plus(ready));
      }
    }
    switch (tainter.updateZones(counts)) {
      case ALL_DOWN -> nodes.forEach(tainter::markReachable);
      case SOME_BACK -> lookAt(silent.restart());
      case NONE -> {}
    }
  }

  private void register(ImmutableList<Node> nodes) {
    Map<String, Node> gone = new TreeMap<>(known);
    for (Node node : nodes) {
      gone.remove(node.name());
      if (known.put(node.name(), node) == null) {
        report(node, "RegisteredNode", "Registered Node %s in Controller");
      }
    }
    gone.forEach(
        (name, node) -> {
          known.remove(name);
          pods.forget(name);
          report(node, "RemovingNode", "Removing Node %s from Controller");
        });
  }

  private NodeReadiness look(Node node) {
    NodeReadiness before = NodeReadiness.of(node);
    NodeReadiness now = before;
    if (before != NodeReadiness.UNKNOWN && silent.isGivenUp(node.name())) {
      giveUp(node);
      now = NodeReadiness.UNKNOWN;
    }
    pods.setReadiness(node.name(), now);
    tainter.drivePodsAway(node, now);
    if (before == NodeReadiness.READY && now != NodeReadiness.READY) {
      report(node, "NodeNotReady", "Node %s status is now: NodeNotReady");
      pods.markUnready(node.name());
    }
    return now;
  }

  /** The node may be gone by now. */
  private void giveUp(Node node) {
    Instant now = simulation.now().truncatedTo(ChronoUnit.SECONDS);
    api.find(Node.TYPE, node.key())
        .map(live -> NodeReadiness.unknown(live, now))
        .ifPresent(api::updateStatus);
  }

  private void report(Node node, String reason, String message) {
    api.events().normal(node, reason, message.formatted(node.name()));
  }
}
