package io.gondola.controller.autoscaling;

import com.google.common.collect.ImmutableList;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.Reconciler;
import io.gondola.apiserver.WatchEvent;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.ControllerCaches;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Looks at each HorizontalPodAutoscaler every 15 s and sets the size of what it scales. What
 * happens in between wakes nobody, and without an autoscaler nothing happens at all.
 */
public final class AutoscalingController implements Reconciler {

  /** As it is named in the timeline. */
  public static final String COMPONENT = "horizontal-pod-autoscaler";

  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final ApiServer api;
  private final ControllerCaches caches;
  private final Informer<HorizontalPodAutoscaler> autoscalers;
  private final MetricsSource metrics;
  private final WorkQueue queue;
  private final Map<ObjectKey, ScalingHistory> histories = new TreeMap<>();

  private AutoscalingController(
      ApiServer api,
      ControllerCaches caches,
      Informer<HorizontalPodAutoscaler> autoscalers,
      MetricsSource metrics,
      Supplier<Duration> syncDelay) {
    this.api = api;
    this.caches = caches;
    this.autoscalers = autoscalers;
    this.metrics = metrics;
    this.queue = new WorkQueue(api, COMPONENT, WorkQueue.Settings.retryingForever(syncDelay), this);
  }

  /**
   * Starts the controller.
   *
   * @param watchDelay how far its view of autoscalers lags behind
   */
  public static void start(
      ApiServer api,
      ControllerCaches caches,
      MetricsSource metrics,
      Supplier<Duration> watchDelay,
      Supplier<Duration> syncDelay) {
    Informer<HorizontalPodAutoscaler> autoscalers =
        Informer.of(api, COMPONENT, HorizontalPodAutoscaler.TYPE, watchDelay);
    AutoscalingController controller =
        new AutoscalingController(api, caches, autoscalers, metrics, syncDelay);
    autoscalers.follow(controller::onAutoscaler);
  }

  /** A new one too is looked at only after a whole period, as in Kubernetes. */
  private void onAutoscaler(WatchEvent<HorizontalPodAutoscaler> event) {
    ObjectKey key = event.object().key();
    if (event.after() == null) {
      histories.remove(key);
    } else if (event.before() == null) {
      queue.addAfter(key, PERIOD);
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Optional<HorizontalPodAutoscaler> found = autoscalers.find(key);
    if (found.isEmpty()) {
      return;
    }
    queue.addAfter(key, PERIOD);
    new AutoscalerSync(
            api, found.get(), histories.computeIfAbsent(key, any -> new ScalingHistory()))
        .run(metrics, this::podsOf);
  }

  private ImmutableList<Pod> podsOf(ScaleTarget target) {
    return caches.pods().list().stream()
        .filter(pod -> pod.metadata().namespace().equals(target.key().namespace()))
        .filter(pod -> target.selector().matches(pod.metadata().labels()))
        .collect(ImmutableList.toImmutableList());
  }
}
