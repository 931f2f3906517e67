package io.gondola.scheduler;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableSortedMap;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Binds each new pod to one of the emptiest nodes that has room for what it requests.
 *
 * <p>A pod that fits nowhere is told so, and tried again when a node changes or a pod goes, after a
 * back-off of 1 s that doubles to 10 s.
 */
public final class Scheduler {

  private static final String COMPONENT = "default-scheduler";
  private static final int LONGEST_BACKOFF_SECONDS = 10;

  private final ApiServer api;
  private final ChoiceStream choices;
  private final NodePool pool = new NodePool();
  private final WorkQueue queue;

  /** What is charged for which pod; looked up, never walked. */
  private final Map<String, Charge> charges = new HashMap<>();

  /** Pods that fit nowhere, with the number of attempts, in the order in which they failed. */
  private final Map<ObjectKey, Integer> unschedulable = new LinkedHashMap<>();

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
    nodes.list().forEach(scheduler.pool::put);
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
      unschedulable.remove(pod.key());
      if (discharge(pod)) {
        retryUnschedulable();
      }
    } else if (!pod.spec().nodeName().isEmpty()) {
      charge(pod, pod.spec().nodeName());
    } else if (event.before() == null && !pod.isTerminating()) {
      queue.add(pod.key());
    }
  }

  private void schedule(ObjectKey key) {
    Optional<Pod> waiting =
        api.find(Pod.TYPE, key)
            .filter(pod -> pod.spec().nodeName().isEmpty() && !pod.isTerminating());
    if (waiting.isEmpty()) {
      unschedulable.remove(key);
      return;
    }
    Pod pod = waiting.get();
    Requests requests = Requests.of(pod.spec());
    Optional<NodeLoad> node = pool.choose(requests, choices);
    if (node.isPresent()) {
      bind(pod, node.get().name());
    } else {
      refuse(pod, requests);
    }
  }

  private void bind(Pod pod, String node) {
    unschedulable.remove(pod.key());
    charge(pod, node);
    api.bind(pod.key(), node);
    api.events().normal(pod, "Scheduled", "Successfully assigned " + pod.key() + " to " + node);
  }

  private void refuse(Pod pod, Requests requests) {
    unschedulable.merge(pod.key(), 1, Integer::sum);
    String message = fitError(pool.size(), pool.misfits(requests));
    api.events().warning(pod, "FailedScheduling", message);
    Instant now = api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
    PodCondition condition =
        PodCondition.no(PodCondition.POD_SCHEDULED, "Unschedulable", message, now);
    api.patchStatus(
        Pod.TYPE,
        pod.key(),
        live ->
            live.withStatus(
                live.status().withConditions(condition.in(live.status().conditions()))));
  }

  /** Counts and reasons, sorted as text as Kubernetes does. */
  static String fitError(int nodes, ImmutableSortedMap<String, Integer> misfits) {
    if (nodes == 0) {
      return "no nodes available to schedule pods";
    }
    String reasons =
        misfits.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .sorted()
            .collect(joining(", "));
    return "0/%s nodes are available: %s.".formatted(nodes, reasons);
  }

  private void retryUnschedulable() {
    unschedulable.forEach(
        (key, attempts) ->
            queue.addAfter(
                key,
                Duration.ofSeconds(
                    Math.min(LONGEST_BACKOFF_SECONDS, 1L << Math.min(attempts - 1, 4)))));
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
