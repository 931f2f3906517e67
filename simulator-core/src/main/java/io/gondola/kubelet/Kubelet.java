package io.gondola.kubelet;

import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.WatchEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The kubelet of one node: a worker for each pod bound to it. */
public final class Kubelet {

  private final NodeContext node;

  /** Workers are looked up, never walked: the order of this map is never seen. */
  private final Map<ObjectKey, PodWorker> workers = new HashMap<>();

  private Kubelet(NodeContext node) {
    this.node = node;
  }

  /** Starts the kubelet of a node; it begins to watch its pods. */
  public static void start(
      ApiServer api, NodeShape shape, Images images, KubeletTimes times, Supplier<Duration> delay) {
    Kubelet kubelet = new Kubelet(new NodeContext(api, shape, images, times));
    Informer.ofNode(api, shape.name(), Pod.TYPE, delay).onChange(kubelet::onChange);
  }

  private void onChange(WatchEvent<Pod> event) {
    Pod pod = event.object();
    PodWorker worker = workers.get(pod.key());
    if (event.after() == null) {
      if (worker != null) {
        workers.remove(pod.key());
        worker.forget();
      }
    } else if (worker == null) {
      begin(pod);
    } else {
      worker.update(pod);
    }
  }

  private void begin(Pod pod) {
    PodWorker worker = new PodWorker(node, pod);
    workers.put(pod.key(), worker);
    worker.start();
    worker.update(pod);
  }
}
