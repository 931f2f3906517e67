package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
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
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Distribution;
import java.time.Duration;
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

  /** The components that update objects as they read them, and so can meet a conflict. */
  static final ImmutableList<String> UPDATERS =
      ImmutableList.of(
          DeploymentController.COMPONENT,
          ReplicaSetController.COMPONENT,
          EndpointSliceController.COMPONENT,
          DisruptionController.COMPONENT,
          AutoscalingController.COMPONENT);

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
    if (process.equals(CONTROLLER_MANAGER)) {
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
    for (String component : PROCESSES.get(process)) {
      api.connections().close(component);
      api.simulation().callOff(component);
    }
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

  private Supplier<Duration> syncDelay(String stream) {
    return delay(stream, latencies.controllerSync());
  }

  /** Each component draws its delays from a stream of its own. */
  private Supplier<Duration> delay(String stream, Distribution distribution) {
    ChoiceStream choices = api.simulation().choices().stream(stream);
    return () -> distribution.sample(choices);
  }
}
