package io.gondola.scheduler;

import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.WatchEvent;
import io.gondola.apiserver.WorkQueue;
import io.gondola.sim.ChoiceStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Binds each new pod to one of the emptiest nodes that has room for what it requests.
 *
 * <p>A pod that fits nowhere is told so, and tried again when a node changes or a pod goes, but not
 * within a back-off of 1 s that doubles to 10 s; if nothing happens, after 5 minutes.
 */
public final class Scheduler {

  /** Also the name by which a pod asks for it; pods that name another one are left to that. */
  private static final String COMPONENT = "default-scheduler";

  private final ApiServer api;
  private final ChoiceStream choices;
  private final NodePool pool = new NodePool();
  private final WorkQueue queue;

  /** What is charged for which pod; looked up, never walked. */
  private final Map<String, Charge> charges = new HashMap<>();

  private final WaitingPods waiting = new WaitingPods();

  private record Charge(String node, Requests requests) {}

  private Scheduler(ApiServer api, Supplier<Duration> schedulingDelay) {
    this.api = api;
    this.choices = api.simulation().choices().stream(COMPONENT);
    this.queue =
        new WorkQueue(
            api, COMPONENT, WorkQueue.Settings.retryingForever(schedulingDelay), this::schedule);
  }

  /**
   * Starts the scheduler.
   *
   * @param watchDelay how far its view lags behind
   * @param schedulingDelay from seeing a pod to binding it
   */
  public static void start(
      ApiServer api, Supplier<Duration> watchDelay, Supplier<Duration> schedulingDelay) {
    Scheduler scheduler = new Scheduler(api, schedulingDelay);
    Informer<Node> nodes = Informer.of(api, COMPONENT, Node.TYPE, watchDelay);
    nodes.onChange(scheduler::onNode);
    Informer.of(api, COMPONENT, Pod.TYPE, watchDelay).onChange(scheduler::onPod);
  }

  private void onNode(WatchEvent<Node> event) {
    if (event.after() == null) {
      pool.remove(event.object().name());
    } else {
      pool.put(event.after());
      retryUnschedulable();
    }
  }

  private void onPod(WatchEvent<Pod> event) {
    Pod pod = event.object();
    if (event.after() == null || pod.isTerminal()) {
      waiting.forget(pod.key());
      if (discharge(pod)) {
        retryUnschedulable();
      }
    } else if (!pod.spec().nodeName().isEmpty()) {
      charge(pod, pod.spec().nodeName());
    } else if (isOurs(pod) && (event.before() == null || !isOurs(event.before()))) {
      queue.add(pod.key());
    }
  }

  /** A pod behind scheduling gates is not tried until they are all gone. */
  private static boolean isOurs(Pod pod) {
    return !pod.isTerminating()
        && pod.spec().schedulingGates().isEmpty()
        && pod.spec().schedulerName().equals(COMPONENT);
  }

  private void schedule(ObjectKey key) {
    Optional<Pod> unbound =
        api.find(Pod.TYPE, key).filter(pod -> pod.spec().nodeName().isEmpty() && isOurs(pod));
    if (unbound.isEmpty()) {
      waiting.forget(key);
      return;
    }
    Pod pod = unbound.get();
    PodNeeds needs = PodNeeds.of(pod);
    Optional<NodeLoad> node = pool.choose(needs, choices);
    if (node.isPresent()) {
      bind(pod, node.get().name());
    } else {
      refuse(pod, needs);
    }
  }

  private void bind(Pod pod, String node) {
    waiting.forget(pod.key());
    charge(pod, node);
    api.bind(pod.key(), node);
    api.events().normal(pod, "Scheduled", "Successfully assigned " + pod.key() + " to " + node);
  }

  private void refuse(Pod pod, PodNeeds needs) {
    boolean mayPreempt = !pod.spec().preemptionPolicy().equals("Never");
    String message = FitError.message(pool.misfits(needs), mayPreempt);
    api.events().warning(pod, "FailedScheduling", message);
    Instant now = api.simulation().now();
    PodCondition condition =
        PodCondition.no(
            PodCondition.POD_SCHEDULED,
            "Unschedulable",
            message,
            now.truncatedTo(ChronoUnit.SECONDS));
    api.patchStatus(
        Pod.TYPE,
        pod.key(),
        live ->
            live.withStatus(
                live.status().withConditions(condition.in(live.status().conditions()))));
    waiting.failed(pod.key(), now);
    queue.addAfter(pod.key(), WaitingPods.UNTIL_TRIED_ANYWAY);
  }

  private void retryUnschedulable() {
    waiting.wake(api.simulation().now(), queue::addAfter);
  }

  private void charge(Pod pod, String node) {
    String uid = pod.metadata().uid();
    if (!charges.containsKey(uid)) {
      Charge charge = new Charge(node, Requests.of(pod.spec()));
      charges.put(uid, charge);
      pool.charge(node, charge.requests());
    }
  }

  private boolean discharge(Pod pod) {
    Charge charge = charges.remove(pod.metadata().uid());
    if (charge == null) {
      return false;
    }
    pool.discharge(charge.node(), charge.requests());
    return true;
  }
}
