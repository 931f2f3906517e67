package io.gondola.controller.node;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.WatchEvent;
import io.gondola.controller.ControllerCaches;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes pods that do not tolerate a NoExecute taint of their node, at once or when their
 * toleration ends. No PodDisruptionBudget is asked.
 */
public final class TaintEvictionController {

  /** As it is named in the timeline. */
  public static final String COMPONENT = "taint-eviction-controller";

  private final ApiServer api;
  private final Simulation simulation;
  private final ControllerCaches caches;

  // Looked up, never walked.
  private final Map<String, ImmutableList<Taint>> taintedNodes = new HashMap<>();
  private final Map<ObjectKey, Eviction> evictions = new HashMap<>();

  /** A pod that will be deleted; the start of its toleration stays when the taints change. */
  private record Eviction(Duration start, Timer timer) {}

  private TaintEvictionController(ApiServer api, ControllerCaches caches) {
    this.api = api;
    this.simulation = api.simulation();
    this.caches = caches;
  }

  /** Starts the controller. */
  public static void start(ApiServer api, ControllerCaches caches) {
    TaintEvictionController controller = new TaintEvictionController(api, caches);
    caches.nodes().follow(controller::onNode);
    caches.pods().follow(controller::onPod);
  }

  private void onNode(WatchEvent<Node> event) {
    Node node = event.object();
    ImmutableList<Taint> taints =
        event.after() == null ? ImmutableList.of() : NodeTaints.noExecute(node);
    ImmutableList<Taint> before = taintedNodes.getOrDefault(node.name(), ImmutableList.of());
    if (taints.equals(before)) {
      return;
    }
    if (taints.isEmpty()) {
      taintedNodes.remove(node.name());
    } else {
      taintedNodes.put(node.name(), taints);
    }
    caches.podsByNode().get(node.name()).forEach(pod -> judge(pod, taints));
  }

  private void onPod(WatchEvent<Pod> event) {
    if (taintedNodes.isEmpty() && evictions.isEmpty()) {
      return;
    }
    Pod before = event.before();
    Pod after = event.after();
    if (after == null) {
      cancel(event.object());
    } else if (before == null
        || !before.spec().nodeName().equals(after.spec().nodeName())
        || !before.spec().tolerations().equals(after.spec().tolerations())) {
      ImmutableList<Taint> taints = taintedNodes.get(after.spec().nodeName());
      if (taints != null) {
        judge(after, taints);
      }
    }
  }

  private void judge(Pod pod, ImmutableList<Taint> taints) {
    Optional<Duration> time = TolerationTime.of(taints, pod.spec().tolerations());
    if (time.isEmpty()) {
      cancel(pod);
    } else if (time.get().isZero()) {
      cancel(pod);
      schedule(pod, simulation.elapsed(), Duration.ZERO);
    } else {
      scheduleAfter(pod, time.get());
    }
  }

  private void scheduleAfter(Pod pod, Duration time) {
    Duration start = simulation.elapsed();
    Eviction before = evictions.get(pod.key());
    if (before != null) {
      if (before.start().compareTo(start) < 0) {
        return; // Kubernetes lets an eviction stand that would come sooner.
      }
      cancel(pod);
    }
    schedule(pod, start, time);
  }

  private void schedule(Pod pod, Duration start, Duration wait) {
    Activity activity = new Activity(COMPONENT, "evict", pod.key());
    evictions.put(
        pod.key(), new Eviction(start, simulation.schedule(wait, activity, () -> evict(pod))));
  }

  private void cancel(Pod pod) {
    Eviction eviction = evictions.remove(pod.key());
    if (eviction != null && eviction.timer().cancel()) {
      report(pod, "Cancelling deletion of Pod ");
    }
  }

  private void evict(Pod pod) {
    evictions.remove(pod.key());
    report(pod, "Marking for deletion Pod ");
    DisruptionTarget target =
        new DisruptionTarget(
            "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint");
    target.mark(api, pod, live -> live.status().phase());
    target.delete(api, pod, DeleteOptions.DEFAULT);
  }

  private void report(Pod pod, String message) {
    api.events().normal(pod, "TaintManagerEviction", message + pod.key());
  }
}
