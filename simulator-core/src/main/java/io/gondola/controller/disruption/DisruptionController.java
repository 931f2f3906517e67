package io.gondola.controller.disruption;

import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Selector;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.Reconciler;
import io.gondola.apiserver.WatchEvent;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.ControllerCaches;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Keeps the status of PodDisruptionBudgets, by which the API server grants evictions. */
public final class DisruptionController implements Reconciler {

  /** As it is named in the timeline. */
  public static final String COMPONENT = "disruption-controller";

  /** Just after a deadline it has passed; at it, it has not. */
  private static final Duration AFTER_DEADLINE = Duration.ofMillis(1);

  private final ApiServer api;
  private final ControllerCaches caches;
  private final Informer<PodDisruptionBudget> budgets;
  private final ControllerScales scales;
  private final WorkQueue queue;

  /** By namespace, then by budget. */
  private final Map<String, Map<ObjectKey, BudgetPods>> counted = new TreeMap<>();

  private DisruptionController(
      ApiServer api,
      ControllerCaches caches,
      Informer<PodDisruptionBudget> budgets,
      Supplier<Duration> syncDelay) {
    this.api = api;
    this.caches = caches;
    this.budgets = budgets;
    this.scales = new ControllerScales(api, caches);
    this.queue = new WorkQueue(api, COMPONENT, WorkQueue.Settings.retryingForever(syncDelay), this);
  }

  /**
   * Starts the controller.
   *
   * @param watchDelay how far its view of budgets lags behind
   */
  public static void start(
      ApiServer api,
      ControllerCaches caches,
      Supplier<Duration> watchDelay,
      Supplier<Duration> syncDelay) {
    Informer<PodDisruptionBudget> budgets =
        Informer.of(api, COMPONENT, PodDisruptionBudget.TYPE, watchDelay);
    DisruptionController controller = new DisruptionController(api, caches, budgets, syncDelay);
    budgets.follow(controller::onBudget);
    caches.pods().follow(controller::onPod);
  }

  private void onBudget(WatchEvent<PodDisruptionBudget> event) {
    PodDisruptionBudget budget = event.object();
    String namespace = budget.metadata().namespace();
    if (event.after() == null) {
      counted.computeIfPresent(
          namespace,
          (key, known) -> {
            known.remove(budget.key());
            return known.isEmpty() ? null : known;
          });
    } else {
      podsOf(budget);
    }
    queue.add(budget.key());
  }

  /** Counts all pods anew only when the budget is new or selects others. */
  private BudgetPods podsOf(PodDisruptionBudget budget) {
    Map<ObjectKey, BudgetPods> ofNamespace =
        counted.computeIfAbsent(budget.metadata().namespace(), key -> new TreeMap<>());
    Selector selector = budget.spec().podSelector();
    BudgetPods known = ofNamespace.get(budget.key());
    if (known != null && known.isFor(selector)) {
      return known;
    }
    BudgetPods fresh = new BudgetPods(selector);
    for (Pod pod : caches.pods().list()) {
      if (pod.metadata().namespace().equals(budget.metadata().namespace())) {
        fresh.update(pod.key(), pod);
      }
    }
    ofNamespace.put(budget.key(), fresh);
    return fresh;
  }

  private void onPod(WatchEvent<Pod> event) {
    ObjectKey pod = event.object().key();
    Map<ObjectKey, BudgetPods> ofNamespace = counted.get(pod.namespace());
    if (ofNamespace != null) {
      ofNamespace.forEach(
          (budget, pods) -> {
            if (pods.update(pod, event.after())) {
              queue.add(budget);
            }
          });
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    budgets.find(key).ifPresent(budget -> sync(budget, podsOf(budget)));
  }

  private void sync(PodDisruptionBudget budget, BudgetPods pods) {
    if (pods.size() == 0) {
      report(budget, BudgetEvent.noPods());
    }
    WantedPods wanted = wanted(budget, pods);
    if (!wanted.problem().isEmpty()) {
      report(budget, BudgetEvent.notCalculated(wanted.problem()));
      publish(budget, budget.status().failed(wanted.problem(), now()));
      return;
    }
    if (Demand.countsWantedPods(budget.spec()) && pods.unmanaged() > 0) {
      report(budget, BudgetEvent.unmanagedPods(budget.spec().selector()));
    }
    Demand demand = Demand.of(budget.spec(), pods.size(), wanted.count());
    GrantedEvictions granted = GrantedEvictions.of(budget, pods, api.simulation().now());
    granted
        .overdue()
        .forEach(pod -> report(pod, BudgetEvent.notDeleted(budget.metadata().namespace())));
    publish(budget, BudgetStatusRule.status(budget, pods, demand, granted, now()));
    granted
        .recheck()
        .map(deadline -> Duration.between(api.simulation().now(), deadline).plus(AFTER_DEADLINE))
        .ifPresent(wait -> queue.addAfter(budget.key(), wait));
  }

  private WantedPods wanted(PodDisruptionBudget budget, BudgetPods pods) {
    String namespace = budget.metadata().namespace();
    return Demand.countsWantedPods(budget.spec())
        ? WantedPods.of(pods.owners(), (owner, pod) -> scales.of(namespace, owner, pod))
        : new WantedPods(0, "");
  }

  private void publish(PodDisruptionBudget budget, PodDisruptionBudgetStatus status) {
    if (!status.equals(budget.status())) {
      api.updateStatus(budget.withStatus(status));
    }
  }

  private void report(ApiObject about, BudgetEvent event) {
    api.events().report(about, event.type(), event.reason(), event.message());
  }

  private Instant now() {
    return api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
  }
}
