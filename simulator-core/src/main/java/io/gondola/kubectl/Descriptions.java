package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.kubectl.describe.AutoscalerDescription;
import io.gondola.kubectl.describe.BudgetDescription;
import io.gondola.kubectl.describe.DeploymentDescription;
import io.gondola.kubectl.describe.NodeDescription;
import io.gondola.kubectl.describe.PodDescription;
import io.gondola.kubectl.describe.ReplicaSetDescription;
import io.gondola.kubectl.describe.ServiceDescription;
import java.time.Instant;
import java.util.function.Predicate;

/** Gathers what the description of an object needs. */
final class Descriptions {

  private final Cluster cluster;
  private final Instant now;

  Descriptions(Cluster cluster) {
    this.cluster = cluster;
    this.now = cluster.now();
  }

  String of(ApiObject object) {
    ImmutableList<Event> events = eventsOf(object);
    if (object instanceof Deployment deployment) {
      return DeploymentDescription.of(
          deployment, Owned.by(cluster, ReplicaSet.TYPE, deployment), events, now);
    }
    if (object instanceof ReplicaSet set) {
      return ReplicaSetDescription.of(set, Owned.by(cluster, Pod.TYPE, set), events, now);
    }
    if (object instanceof Pod pod) {
      return PodDescription.of(pod, events, now);
    }
    if (object instanceof Service service) {
      return ServiceDescription.of(
          service,
          neighbours(EndpointSlice.TYPE, service, slice -> slice.service().equals(service.key())),
          events,
          now);
    }
    if (object instanceof Node node) {
      return NodeDescription.of(node, podsOn(node), events, now);
    }
    return others(object, events);
  }

  private String others(ApiObject object, ImmutableList<Event> events) {
    if (object instanceof HorizontalPodAutoscaler autoscaler) {
      return AutoscalerDescription.of(autoscaler, events, now);
    }
    if (object instanceof PodDisruptionBudget budget) {
      return BudgetDescription.of(budget, events, now);
    }
    throw new KubectlException(
        ("describing %s is not simulated; there are deployments, replicasets, pods, services,"
                + " nodes, horizontalpodautoscalers and poddisruptionbudgets")
            .formatted(object.resourceType().plural()));
  }

  private ImmutableList<Event> eventsOf(ApiObject object) {
    return cluster.events().stream()
        .filter(event -> event.involvedObject().uid().equals(object.metadata().uid()))
        .collect(ImmutableList.toImmutableList());
  }

  private <T extends ApiObject> ImmutableList<T> neighbours(
      ResourceType<T> type, ApiObject of, Predicate<T> filter) {
    return cluster.list(type, of.metadata().namespace(), "").stream()
        .filter(filter)
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<Pod> podsOn(Node node) {
    return cluster.listAll(Pod.TYPE, "").stream()
        .filter(pod -> pod.spec().nodeName().equals(node.name()) && !pod.isTerminal())
        .collect(ImmutableList.toImmutableList());
  }
}
