package io.gondola.controller.node;

import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.WatchEvent;
import io.gondola.controller.ControllerCaches;
import io.gondola.controller.Ticks;
import io.gondola.sim.Activity;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Removes pods that no kubelet will ever remove, because their node is gone.
 *
 * <p>Kubernetes looks every 20 s and gives a missing node 40 s to come back: the pods go 40 to 60 s
 * after their node. Here a look is taken only when a node went. Finished pods are kept: Kubernetes
 * removes the oldest beyond 12,500, which is not modelled.
 */
public final class PodGarbageCollector {

  /** As it is named in the timeline. */
  public static final String COMPONENT = "pod-garbage-collector";

  private static final Duration LOOP = Duration.ofSeconds(20);
  private static final Duration QUARANTINE = Duration.ofSeconds(40);

  private static final DisruptionTarget NODE_GONE =
      new DisruptionTarget("DeletionByPodGC", "PodGC: node no longer exists");

  private final ApiServer api;
  private final ControllerCaches caches;
  private final Ticks loop;

  /** Missing nodes that are being waited for; looked up, never walked. */
  private final Set<String> quarantined = new HashSet<>();

  private PodGarbageCollector(ApiServer api, ControllerCaches caches) {
    this.api = api;
    this.caches = caches;
    this.loop = new Ticks(api.simulation(), COMPONENT, LOOP);
  }

  /** Starts the controller. */
  public static void start(ApiServer api, ControllerCaches caches) {
    PodGarbageCollector collector = new PodGarbageCollector(api, caches);
    caches.nodes().onChange(collector::onNode);
    caches.pods().follow(PodGarbageCollector::isBinding, collector::onPod);
  }

  private void onNode(WatchEvent<Node> event) {
    if (event.after() == null) {
      quarantine(event.object().name());
    }
  }

  /** A pod may be bound to a node that is gone already, or never was. */
  private void onPod(WatchEvent<Pod> event) {
    String node = event.object().spec().nodeName();
    if (isBinding(event) && caches.nodes().find(keyOf(node)).isEmpty()) {
      quarantine(node);
    }
  }

  private static boolean isBinding(WatchEvent<Pod> event) {
    Pod before = event.before();
    Pod after = event.after();
    return after != null
        && !after.spec().nodeName().isEmpty()
        && (before == null || before.spec().nodeName().isEmpty());
  }

  private void quarantine(String node) {
    if (quarantined.add(node)) {
      Activity activity = new Activity(COMPONENT, "look for node", node);
      api.simulation().schedule(loop.untilNext().plus(QUARANTINE), activity, () -> collect(node));
    }
  }

  private void collect(String node) {
    quarantined.remove(node);
    if (api.find(Node.TYPE, keyOf(node)).isPresent()) {
      return;
    }
    for (Pod pod : caches.podsByNode().get(node)) {
      NODE_GONE.mark(
          api, pod, live -> live.isTerminal() ? live.status().phase() : PodStatus.FAILED);
      NODE_GONE.delete(api, pod, DeleteOptions.NOW);
    }
  }

  private static ObjectKey keyOf(String node) {
    return new ObjectKey("", node);
  }
}
