package io.gondola.controller.node;

import static io.gondola.controller.node.NodeTaints.NOT_READY;
import static io.gondola.controller.node.NodeTaints.UNREACHABLE;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.ControllerCaches;
import io.gondola.controller.Ticks;
import io.gondola.controller.node.ZoneState.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Taints nodes: those taints that keep new pods away follow a node's conditions at once, those that
 * drive its pods away come in turn, zone by zone.
 */
final class NodeTainter {

  private static final Duration POLL = Duration.ofMillis(100);

  private final ApiServer api;
  private final ControllerCaches caches;
  private final Zones zones;
  private final WorkQueue noSchedule;

  NodeTainter(ApiServer api, ControllerCaches caches, Supplier<Duration> syncDelay) {
    this.api = api;
    this.caches = caches;
    String component = NodeLifecycleController.COMPONENT;
    Ticks polls = new Ticks(api.simulation(), component + "/taints", POLL);
    this.zones = new Zones(() -> new ZoneTainter(api.simulation(), polls, this::taintInTurn));
    this.noSchedule =
        new WorkQueue(
            api, component, WorkQueue.Settings.retryingForever(syncDelay), this::followConditions);
  }

  void onNode(Node node) {
    if (!NodeTaints.followingConditions(node, now()).equals(node.spec().taints())) {
      noSchedule.add(node.key());
    }
  }

  Zones.Change updateZones(SortedMap<String, Count> counts) {
    return zones.update(counts);
  }

  /** One kind of trouble gives way to the other at once; a new one waits for its turn. */
  void drivePodsAway(Node node, NodeReadiness readiness) {
    switch (readiness) {
      case READY -> markReachable(node);
      case NOT_READY -> drivePodsAway(node, NOT_READY, UNREACHABLE);
      case UNKNOWN -> drivePodsAway(node, UNREACHABLE, NOT_READY);
      case ABSENT -> {}
    }
  }

  private void drivePodsAway(Node node, String key, String opposite) {
    if (NodeTaints.hasNoExecute(node, opposite)) {
      setTaints(node, live -> NodeTaints.withNoExecute(live, key, now()));
    } else if (!NodeTaints.hasNoExecute(node, key)) {
      zones.of(ZoneState.zoneOf(node)).add(node.name());
    }
  }

  void markReachable(Node node) {
    zones.of(ZoneState.zoneOf(node)).remove(node.name());
    if (NodeTaints.hasNoExecute(node, NOT_READY) || NodeTaints.hasNoExecute(node, UNREACHABLE)) {
      setTaints(node, NodeTaints::withoutNoExecute);
    }
  }

  /** By what the node's condition says now: it may be ready again. */
  private void taintInTurn(String name) {
    Node node = caches.nodes().find(new ObjectKey("", name)).orElse(null);
    if (node == null) {
      return;
    }
    switch (NodeReadiness.of(node)) {
      case NOT_READY -> setTaints(node, live -> NodeTaints.withNoExecute(live, NOT_READY, now()));
      case UNKNOWN -> setTaints(node, live -> NodeTaints.withNoExecute(live, UNREACHABLE, now()));
      case READY, ABSENT -> {}
    }
  }

  private void followConditions(ObjectKey key) {
    caches
        .nodes()
        .find(key)
        .ifPresent(node -> setTaints(node, live -> NodeTaints.followingConditions(live, now())));
  }

  /** The node may be gone by now. */
  private void setTaints(Node node, Function<Node, ImmutableList<Taint>> taints) {
    api.find(Node.TYPE, node.key())
        .map(live -> live.withSpec(live.spec().withTaints(taints.apply(live))))
        .ifPresent(api::update);
  }

  private Instant now() {
    return api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
  }
}
