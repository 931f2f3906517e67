package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.core.Container;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.ApiServer;
import io.gondola.kubelet.ImageRegistry;
import io.gondola.kubelet.Kubelet;
import io.gondola.network.Network;
import io.gondola.sim.Activity;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/** What faults can hit, by the names that people give it. */
final class FaultTargets {

  static final String COMPONENT = "faults";

  private static final String PROXY = "kube-proxy/";

  private final ApiServer api;
  private final ImmutableSortedMap<String, Kubelet> kubelets;
  private final ImageRegistry registry;
  private final ControlPlane controlPlane;
  private final Network network;

  FaultTargets(
      ApiServer api,
      ImmutableSortedMap<String, Kubelet> kubelets,
      ImageRegistry registry,
      ControlPlane controlPlane,
      Network network) {
    this.api = api;
    this.kubelets = kubelets;
    this.registry = registry;
    this.controlPlane = controlPlane;
    this.network = network;
  }

  ApiServer api() {
    return api;
  }

  ControlPlane controlPlane() {
    return controlPlane;
  }

  ImageRegistry registry() {
    return registry;
  }

  Kubelet kubelet(String node) {
    Kubelet kubelet = kubelets.get(node);
    if (kubelet == null) {
      throw ApiException.notFound(Node.TYPE, node);
    }
    return kubelet;
  }

  /** The pod with a name, or the first one that a selector matches and that has not ended. */
  Pod pod(String nameOrSelector) {
    if (nameOrSelector.matches("[a-z0-9./-]+")) {
      return api.get(Pod.TYPE, Cluster.keyOf(Pod.TYPE, nameOrSelector));
    }
    return api.list(Pod.TYPE, "default", Selector.parse(nameOrSelector)).stream()
        .filter(pod -> !pod.isTerminal() && kubelets.containsKey(pod.spec().nodeName()))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound(Pod.TYPE, nameOrSelector));
  }

  /** The kubelet of the node that a pod is bound to. */
  Kubelet kubeletOf(Pod pod) {
    String node = pod.spec().nodeName();
    if (node.isEmpty()) {
      throw new ApiException(
          Reason.BAD_REQUEST, "pod %s does not have a host assigned".formatted(pod.name()));
    }
    return kubelet(node);
  }

  void checkContainer(Pod pod, String name) {
    Stream<Container> containers =
        Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream());
    if (containers.noneMatch(container -> container.name().equals(name))) {
      throw new ApiException(
          Reason.BAD_REQUEST, "container %s is not valid for pod %s".formatted(name, pod.name()));
    }
  }

  void checkComponent(String name) {
    ImmutableSortedSet.Builder<String> known = ImmutableSortedSet.naturalOrder();
    known.addAll(controlPlane.components());
    for (String node : kubelets.keySet()) {
      known.add("kubelet/" + node, PROXY + node);
    }
    check("component", name, known.build());
  }

  void checkProcess(String name) {
    check("process", name, controlPlane.processes());
  }

  void checkUpdater(String name) {
    check("component", name, controlPlane.updaters());
  }

  private static void check(String what, String name, Collection<String> known) {
    checkArgument(
        known.contains(name), "%s (%s) must be one of %s", what, name, String.join(", ", known));
  }

  /** Proxies have no events of their own: they compute what they know when they are asked. */
  void pause(String component, Duration howLong) {
    if (component.startsWith(PROXY)) {
      network.proxy(component.substring(PROXY.length())).pause(howLong);
      return;
    }
    api.simulation().hold(component);
    later(howLong, "let go on", component, () -> api.simulation().release(component));
  }

  void delayWatches(String component, Duration extra, Duration howLong) {
    if (component.startsWith(PROXY)) {
      network.proxy(component.substring(PROXY.length())).delayWatch(extra, howLong);
    } else {
      api.connections().delayWatches(component, extra, howLong);
    }
  }

  void restart(String process, Duration downtime) {
    controlPlane.restart(process, downtime);
  }

  private void later(Duration wait, String verb, String subject, Runnable action) {
    api.simulation().schedule(wait, new Activity(COMPONENT, verb, subject), action);
  }
}
