package io.gondola.controller.node;

import static io.gondola.controller.node.NodeTaints.NOT_READY;
import static io.gondola.controller.node.NodeTaints.UNREACHABLE;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.WatchEvent;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.ControllerCaches;
import io.gondola.controller.Ticks;
import io.gondola.controller.node.ZoneState.Count;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Watches over the nodes: gives up one that fell silent, marks its pods unready, and taints it.
 *
 * <p>Kubernetes looks at all nodes every five seconds. Here a look is taken only at those beats at
 * which there is something to see; see {@link SilentNodes} for when a dead node is noticed.
 */
public final class NodeLifecycleController {

  static final String COMPONENT = "node-controller";

  private static final Duration LOOP = Duration.ofSeconds(5);
  private static final Duration TAINT_POLL = Duration.ofMillis(100);
  private static final String EXCLUDED = "node.kubernetes.io/exclude-disruption";

  private final ApiServer api;
  private final Simulation simulation;
  private final ControllerCaches caches;
  private final Ticks loop;
  private final SilentNodes silent;
  private final PodsOfNode pods;
  private final Zones zones;
  private final WorkQueue noSchedule;
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
    Ticks polls = new Ticks(simulation, COMPONENT + "/taints", TAINT_POLL);
    this.zones = new Zones(() -> new ZoneTainter(simulation, polls, this::taintInTurn));
    this.noSchedule =
        new WorkQueue(
            api, COMPONENT, WorkQueue.Settings.retryingForever(syncDelay), this::followConditions);
  }

  /**
   * Starts the controller.
   *
   * @param syncDelay from seeing a node's conditions until its NoSchedule taints follow
   */
  public static void start(ApiServer api, ControllerCaches caches, Supplier<Duration> syncDelay) {
    NodeLifecycleController controller = new NodeLifecycleController(api, caches, syncDelay);
    controller.caches.nodes().list().forEach(node -> controller.known.put(node.name(), node));
    controller.caches.nodes().onChange(controller::onNode);
    controller.caches.pods().onChange(controller.pods::onPod);
    api.leases().watch(controller::onLease);
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
    if (after != null
        && !NodeTaints.followingConditions(after, now()).equals(after.spec().taints())) {
      noSchedule.add(after.key());
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
    switch (zones.update(counts)) {
      case ALL_DOWN -> nodes.forEach(this::markReachable);
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
      change(node, live -> live.withStatus(NodeReadiness.unknown(live, now()).status()), true);
      now = NodeReadiness.UNKNOWN;
    }
    pods.setReadiness(node.name(), now);
    taint(node, now);
    if (before == NodeReadiness.READY && now != NodeReadiness.READY) {
      report(node, "NodeNotReady", "Node %s status is now: NodeNotReady");
      pods.markUnready(node.name());
    }
    return now;
  }

  /** The taints that drive pods away come in turn, one kind gives way to the other at once. */
  private void taint(Node node, NodeReadiness readiness) {
    switch (readiness) {
      case READY -> markReachable(node);
      case NOT_READY -> taint(node, NOT_READY, UNREACHABLE);
      case UNKNOWN -> taint(node, UNREACHABLE, NOT_READY);
      case ABSENT -> {}
    }
  }

  private void taint(Node node, String key, String opposite) {
    if (NodeTaints.hasNoExecute(node, opposite)) {
      setTaints(node, live -> NodeTaints.withNoExecute(live, key, now()));
    } else if (!NodeTaints.hasNoExecute(node, key)) {
      zones.of(ZoneState.zoneOf(node)).add(node.name());
    }
  }

  private void taintInTurn(String name) {
    caches.nodes().find(new ObjectKey("", name)).ifPresent(this::taintNow);
  }

  /** By what the node's condition says now: it may be ready again. */
  private void taintNow(Node node) {
    NodeReadiness readiness = NodeReadiness.of(node);
    if (readiness == NodeReadiness.NOT_READY || readiness == NodeReadiness.UNKNOWN) {
      String key = readiness == NodeReadiness.UNKNOWN ? UNREACHABLE : NOT_READY;
      setTaints(node, live -> NodeTaints.withNoExecute(live, key, now()));
    }
  }

  private void markReachable(Node node) {
    zones.of(ZoneState.zoneOf(node)).remove(node.name());
    if (NodeTaints.hasNoExecute(node, NOT_READY) || NodeTaints.hasNoExecute(node, UNREACHABLE)) {
      setTaints(node, NodeTaints::withoutNoExecute);
    }
  }

  private void followConditions(ObjectKey key) {
    caches
        .nodes()
        .find(key)
        .ifPresent(node -> setTaints(node, live -> NodeTaints.followingConditions(live, now())));
  }

  private void setTaints(Node node, Function<Node, ImmutableList<Taint>> taints) {
    change(node, live -> live.withSpec(live.spec().withTaints(taints.apply(live))), false);
  }

  /** The node may be gone by now. */
  private void change(Node node, Function<Node, Node> change, boolean status) {
    Optional<Node> changed = api.find(Node.TYPE, node.key()).map(change);
    changed.ifPresent(status ? api::updateStatus : api::update);
  }

  private void report(Node node, String reason, String message) {
    api.events().normal(node, reason, message.formatted(node.name()));
  }

  private Instant now() {
    return simulation.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
