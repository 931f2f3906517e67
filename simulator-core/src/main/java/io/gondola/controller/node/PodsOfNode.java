package io.gondola.controller.node;

import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodConditionBuilder;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.WatchEvent;
import io.gondola.controller.ControllerCaches;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees to it that no pod on a node in trouble counts as ready, so that no traffic is sent there.
 * The kubelet says otherwise once it is heard again.
 */
final class PodsOfNode {

  private final ApiServer api;
  private final ControllerCaches caches;
  private final Set<String> unreadyNodes = new TreeSet<>();

  PodsOfNode(ApiServer api, ControllerCaches caches) {
    this.api = api;
    this.caches = caches;
  }

  void setReadiness(String node, NodeReadiness readiness) {
    if (readiness == NodeReadiness.NOT_READY || readiness == NodeReadiness.UNKNOWN) {
      unreadyNodes.add(node);
    } else {
      unreadyNodes.remove(node);
    }
  }

  void forget(String node) {
    unreadyNodes.remove(node);
  }

  /** A pod that was bound to a node in trouble is marked, too. */
  void onPod(WatchEvent<Pod> event) {
    if (unreadyNodes.isEmpty() || event.after() == null) {
      return;
    }
    Pod before = event.before();
    String node = event.after().spec().nodeName();
    boolean bound = before == null || !before.spec().nodeName().equals(node);
    if (bound && unreadyNodes.contains(node)) {
      markUnready(event.after());
    }
  }

  void markUnready(String node) {
    caches.podsByNode().get(node).forEach(this::markUnready);
  }

  /** Only the status of the condition changes; a pod without one has never been ready. */
  private void markUnready(Pod pod) {
    Optional<Pod> ready =
        api.find(Pod.TYPE, pod.key())
            .filter(live -> live.metadata().uid().equals(pod.metadata().uid()))
            .filter(Pod::isReady);
    if (ready.isPresent()) {
      Pod live = ready.get();
      Instant now = api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
      PodCondition unready =
          PodConditionBuilder.builder(live.status().condition(PodCondition.READY).orElseThrow())
              .status("False")
              .lastTransitionTime(now)
              .build();
      api.updateStatus(
          live.withStatus(live.status().withConditions(unready.in(live.status().conditions()))));
      api.events().warning(live, "NodeNotReady", "Node is not ready");
    }
  }
}
