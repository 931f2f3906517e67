package io.gondola.scheduler;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Binds each new pod to the best node that can take it, one pod after the other.
 *
 * <p>A pod that fits nowhere is told so, and tried again when something changes that could help.
 * Pods of higher priority come first, but never push others off a node: preemption is not modelled.
 */
public final class Scheduler {

  /** As it is named in the timeline. */
  public static final String COMPONENT = "default-scheduler";

  private final ApiServer api;
  private final PodClasses classes;
  private final SchedulerCache cache;
  private final SchedulingQueue queue;
  private final NodeSearch search;

  private Scheduler(
      ApiServer api, PodClasses classes, SchedulerCache cache, Supplier<Duration> delay) {
    this.api = api;
    this.classes = classes;
    this.cache = cache;
    this.queue = new SchedulingQueue(api.simulation(), delay, this::scheduleNext);
    this.search = new NodeSearch(cache, api.simulation().choices().stream(COMPONENT));
  }

  /**
   * Starts the scheduler.
   *
   * @param watchDelay how far its view lags behind
   * @param schedulingDelay from seeing a pod to binding it
   */
  public static void start(
      ApiServer api, Supplier<Duration> watchDelay, Supplier<Duration> schedulingDelay) {
    Informer<Namespace> namespaces = Informer.of(api, COMPONENT, Namespace.TYPE, watchDelay);
    Informer<Service> services = Informer.of(api, COMPONENT, Service.TYPE, watchDelay);
    Informer<ReplicaSet> sets = Informer.of(api, COMPONENT, ReplicaSet.TYPE, watchDelay);
    Informer<Node> nodes = Informer.of(api, COMPONENT, Node.TYPE, watchDelay);
    Informer<Pod> pods = Informer.of(api, COMPONENT, Pod.TYPE, watchDelay);
    SchedulerCache cache = new SchedulerCache(new KnownNamespaces(namespaces));
    PodClasses classes = new PodClasses(services, sets);
    Scheduler scheduler = new Scheduler(api, classes, cache, schedulingDelay);
    nodes.list().forEach(cache::seeNode);
    namespaces.onChange(event -> cache.forgetNamespaces());
    services.onChange(event -> classes.forget());
    sets.onChange(scheduler::onReplicaSet);
    nodes.onChange(scheduler::onNode);
    pods.follow(Scheduler::matters, scheduler::onPod);
  }

  // ---- what is seen

  /** A set's selector never changes, but with it comes and goes what its pods are spread by. */
  private void onReplicaSet(WatchEvent<ReplicaSet> event) {
    if (event.before() == null || event.after() == null) {
      classes.forget();
    }
  }

  private void onNode(WatchEvent<Node> event) {
    Node node = event.after();
    if (node == null) {
      cache.forgetNode(event.object().name());
    } else if (event.before() == null || matters(event.before(), node)) {
      cache.seeNode(node);
      NodeInfo info = cache.node(node.name());
      queue.wake(
          waiting ->
              find(waiting.key())
                  .map(pod -> QueueingHints.nodeHelps(waiting.failed(), info(pod), info))
                  .orElse(true));
    }
  }

  /** Heartbeats do not matter. */
  private static boolean matters(Node before, Node after) {
    return !before.spec().equals(after.spec())
        || !before.metadata().labels().equals(after.metadata().labels())
        || !before.status().allocatable().equals(after.status().allocatable());
  }

  /** What containers do does not matter, until they are done. */
  private static boolean matters(WatchEvent<Pod> event) {
    Pod before = event.before();
    Pod after = event.after();
    return before == null
        || after == null
        || isChanged(before, after)
        || before.isTerminating() != after.isTerminating()
        || before.isTerminal() != after.isTerminal();
  }

  private void onPod(WatchEvent<Pod> event) {
    Pod pod = event.object();
    if (event.after() == null || pod.isTerminal()) {
      queue.remove(pod.key());
      if (cache.release(pod.metadata().uid())) {
        queue.wake(waiting -> QueueingHints.departureHelps(waiting.failed()));
      }
    } else if (!pod.spec().nodeName().isEmpty()) {
      queue.remove(pod.key());
      onAssigned(pod);
    } else {
      onUnassigned(event, pod);
    }
  }

  private void onAssigned(Pod pod) {
    String uid = pod.metadata().uid();
    Assignment known = cache.assignments().get(uid);
    boolean alike = known != null && known.pods().info().labels().equals(pod.metadata().labels());
    if (!alike || known.terminating() != pod.isTerminating()) {
      // A spec that names a node is one of its own. What counts of it has not changed, though.
      PodClass pods = alike ? known.pods() : classes.of(pod);
      cache.assign(uid, pods, pod.spec().nodeName(), pod.isTerminating());
      queue.wakeNeighbours();
    }
  }

  private void onUnassigned(WatchEvent<Pod> event, Pod pod) {
    if (!isOurs(pod)) {
      queue.remove(pod.key());
      return;
    }
    Pod before = event.before();
    if (before != null && isChanged(before, pod)) {
      queue.wake(waiting -> waiting.key().equals(pod.key()));
    }
    if (before == null || !isOurs(before)) {
      Integer priority = pod.spec().priority();
      queue.add(pod.key(), priority == null ? 0 : priority);
    }
  }

  /** Whether what it asks for may have changed; the status that we write is no news. */
  private static boolean isChanged(Pod before, Pod after) {
    return !before.spec().equals(after.spec())
        || !before.metadata().labels().equals(after.metadata().labels());
  }

  /** Gated pods wait for their gates, and other schedulers' pods for those. */
  private static boolean isOurs(Pod pod) {
    return pod.spec().nodeName().isEmpty()
        && !pod.isTerminating()
        && pod.spec().schedulingGates().isEmpty()
        && pod.spec().schedulerName().equals(COMPONENT);
  }

  // ---- what is done

  private void scheduleNext() {
    queue
        .poll()
        .ifPresent(next -> api.simulation().causedBy(next.arrival().cause(), () -> schedule(next)));
  }

  private void schedule(QueuedPod next) {
    find(next.key()).filter(Scheduler::isOurs).ifPresent(pod -> schedule(next, pod));
  }

  private void schedule(QueuedPod next, Pod pod) {
    PodClass pods = classes.of(pod);
    Optional<String> node = search.find(pods);
    if (node.isPresent()) {
      bind(pod, pods, node.get());
    } else {
      FitFailure failure = search.failure(pods);
      queue.park(next, failure.filters());
      refuse(pod, failure.message());
    }
  }

  private void bind(Pod pod, PodClass pods, String node) {
    // Charged at once, so that the next pod sees the space as taken.
    cache.assign(pod.metadata().uid(), pods, node, false);
    api.bind(pod.key(), node);
    api.events().normal(pod, "Scheduled", "Successfully assigned " + pod.key() + " to " + node);
  }

  private void refuse(Pod pod, String message) {
    api.events().warning(pod, "FailedScheduling", FitError.note(message));
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

  private Optional<Pod> find(ObjectKey key) {
    return api.find(Pod.TYPE, key);
  }

  private PodInfo info(Pod pod) {
    return classes.of(pod).info();
  }
}
