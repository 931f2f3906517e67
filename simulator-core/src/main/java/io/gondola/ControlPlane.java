package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.apps.Deployment;
import io.gondola.apiserver.ApiServer;
import io.gondola.controller.ControllerCaches;
import io.gondola.controller.autoscaling.AutoscalingController;
import io.gondola.controller.autoscaling.MetricsSource;
import io.gondola.controller.deployment.DeploymentController;
import io.gondola.controller.deployment.Rollouts;
import io.gondola.controller.disruption.DisruptionController;
import io.gondola.controller.endpointslice.EndpointSliceController;
import io.gondola.controller.node.NodeLifecycleController;
import io.gondola.controller.node.PodGarbageCollector;
import io.gondola.controller.node.TaintEvictionController;
import io.gondola.controller.replicaset.ReplicaSetController;
import io.gondola.scheduler.Scheduler;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The processes beside the API server: they can end and be started again. */
final class ControlPlane {

  static final String CONTROLLER_MANAGER = ControllerCaches.PROCESS;
  static final String SCHEDULER = "kube-scheduler";

  /** Which components live and die with which process. */
  static final ImmutableMap<String, ImmutableList<String>> PROCESSES =
      ImmutableMap.of(
          CONTROLLER_MANAGER,
          ImmutableList.of(
              CONTROLLER_MANAGER,
              DeploymentController.COMPONENT,
              ReplicaSetController.COMPONENT,
              EndpointSliceController.COMPONENT,
              DisruptionController.COMPONENT,
              AutoscalingController.COMPONENT,
              NodeLifecycleController.COMPONENT,
              TaintEvictionController.COMPONENT,
              PodGarbageCollector.COMPONENT),
          SCHEDULER,
          ImmutableList.of(Scheduler.COMPONENT));

  private static final ImmutableMap<String, String> PROCESS_OF =
      PROCESSES.entrySet().stream()
          .flatMap(
              process ->
                  process.getValue().stream()
                      .map(component -> Map.entry(component, process.getKey())))
          .collect(toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** The components that update objects as they read them, and so can meet a conflict. */
  static final ImmutableList<String> UPDATERS =
      ImmutableList.of(
          DeploymentController.COMPONENT,
          ReplicaSetController.COMPONENT,
          EndpointSliceController.COMPONENT,
          DisruptionController.COMPONENT,
          AutoscalingController.COMPONENT);

  /** Processes of the user's own, each of one component, and how they start. */
  private final Map<String, Runnable> own = new TreeMap<>();

  private final ApiServer api;
  private final Latencies latencies;
  private final Rollouts rollouts;
  private final MetricsSource metrics;

  ControlPlane(ApiServer api, Latencies latencies, Rollouts rollouts, MetricsSource metrics) {
    this.api = api;
    this.latencies = latencies;
    this.rollouts = rollouts;
    this.metrics = metrics;
    api.admit(Deployment.TYPE, rollouts.policies()::errors);
  }

  /** Starts all processes. */
  void start() {
    PROCESSES.keySet().forEach(this::start);
  }

  /** Starts a process; it reads what there is. */
  void start(String process) {
    Runnable start = own.get(process);
    if (start != null) {
      start.run();
    } else if (process.equals(CONTROLLER_MANAGER)) {
      startControllers();
    } else {
      Scheduler.start(
          api,
          delay("default-scheduler/watch", latencies.watch()),
          delay("default-scheduler/delay", latencies.scheduling()));
    }
  }

  /** Ends a process: what it had in its memory is lost. */
  void stop(String process) {
    for (String component : PROCESSES.getOrDefault(process, ImmutableList.of(process))) {
      api.connections().close(component);
      api.simulation().callOff(component);
    }
  }

  /** The process that a component lives and dies with: mostly one of its own. */
  static String processOf(String component) {
    return PROCESS_OF.getOrDefault(component, component);
  }

  /** Ends a process and starts it again after a while. */
  void restart(String process, Duration downtime) {
    stop(process);
    Activity start = new Activity(FaultTargets.COMPONENT, "start", process);
    api.simulation().schedule(downtime, start, () -> start(process));
  }

  /** Adds a process and starts it. */
  void add(String process, Runnable start) {
    checkArgument(!components().contains(process), "there is a %s already", process);
    own.put(process, start);
    start(process);
  }

  /** All processes, by name. */
  ImmutableSortedSet<String> processes() {
    return ImmutableSortedSet.<String>naturalOrder()
        .addAll(PROCESSES.keySet())
        .addAll(own.keySet())
        .build();
  }

  /** The components of all processes, by name. */
  ImmutableSortedSet<String> components() {
    ImmutableSortedSet.Builder<String> all = ImmutableSortedSet.naturalOrder();
    PROCESSES.values().forEach(all::addAll);
    return all.addAll(own.keySet()).build();
  }

  /** Those that update objects as they have read them. */
  ImmutableList<String> updaters() {
    return ImmutableList.<String>builder().addAll(UPDATERS).addAll(own.keySet()).build();
  }

  private void startControllers() {
    Supplier<Duration> watch = delay("kube-controller-manager/watch", latencies.watch());
    ControllerCaches caches = ControllerCaches.watch(api, watch);
    DeploymentController.start(api, caches, rollouts, syncDelay(DeploymentController.COMPONENT));
    ReplicaSetController.start(
        api, caches, rollouts.replacement(), syncDelay(ReplicaSetController.COMPONENT));
    EndpointSliceController.start(
        api,
        caches,
        new EndpointSliceController.Delays(
            delay("endpointslice-controller/watch", latencies.watch()),
            syncDelay(EndpointSliceController.COMPONENT),
            latencies.network().endpointUpdatesBatchPeriod()));
    NodeLifecycleController.start(api, caches, syncDelay("node-controller/sync"));
    TaintEvictionController.start(api, caches);
    PodGarbageCollector.start(api, caches);
    DisruptionController.start(
        api,
        caches,
        delay("disruption-controller/watch", latencies.watch()),
        syncDelay(DisruptionController.COMPONENT));
    AutoscalingController.start(
        api,
        caches,
        metrics,
        delay("horizontal-pod-autoscaler/watch", latencies.watch()),
        syncDelay(AutoscalingController.COMPONENT));
  }

  Supplier<Duration> watchDelay(String process) {
    return delay(process + "/watch", latencies.watch());
  }

  Supplier<Duration> syncDelay(String stream) {
    return delay(stream, latencies.controllerSync());
  }

  /** Each component draws its delays from a stream of its own. */
  private Supplier<Duration> delay(String stream, Distribution distribution) {
    ChoiceStream choices = api.simulation().choices().stream(stream);
    return () -> distribution.sample(choices);
  }
}
