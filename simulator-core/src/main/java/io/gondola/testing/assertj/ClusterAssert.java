package io.gondola.testing.assertj;

import static java.util.stream.Collectors.joining;

import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.testing.ClusterState;
import io.gondola.testing.Rollout;
import io.gondola.timeline.VirtualTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a cluster, and the way to those on its objects. Names are those that {@link
 * Cluster} takes; an object that does not exist is a failure that lists those that do.
 */
public final class ClusterAssert extends GondolaAssert<ClusterAssert, Cluster> {

  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  ClusterAssert(@Nullable Cluster actual) {
    super(actual, ClusterAssert.class);
  }

  /** The latest rollout of a Deployment: what happened since it got the template that it has. */
  public RolloutAssert rollout(String deployment) {
    isNotNull();
    try {
      return new RolloutAssert(Rollout.latest(actual, deployment));
    } catch (IllegalArgumentException unknown) {
      throw failure("%s", unknown.getMessage());
    }
  }

  public TimelineAssert timeline() {
    isNotNull();
    return new TimelineAssert(actual.timeline());
  }

  public DeploymentAssert deployment(String name) {
    return new DeploymentAssert(existing(Deployment.TYPE, name));
  }

  public ReplicaSetAssert replicaSet(String name) {
    return new ReplicaSetAssert(existing(ReplicaSet.TYPE, name));
  }

  public PodAssert pod(String name) {
    return new PodAssert(existing(Pod.TYPE, name));
  }

  public ServiceAssert service(String name) {
    return new ServiceAssert(existing(Service.TYPE, name));
  }

  /** The EndpointSlices of a Service list so many endpoints that are ready. */
  public ClusterAssert hasReadyEndpoints(String service, int endpoints) {
    Service found = existing(Service.TYPE, service);
    int ready =
        actual
            .list(
                EndpointSlice.TYPE, found.metadata().namespace(), SERVICE_NAME + "=" + found.name())
            .stream()
            .mapToInt(ClusterAssert::ready)
            .sum();
    return has("ready endpoints of service " + found.key(), endpoints, ready);
  }

  private static int ready(EndpointSlice slice) {
    return (int)
        slice.endpoints().stream().filter(endpoint -> endpoint.conditions().isReady()).count();
  }

  public ClusterAssert doesNotHave(ResourceType<?> type, String name) {
    isNotNull();
    return is(
        actual.find(type, name).isEmpty(), "no %s \"%s\"".formatted(type, name), "it is there");
  }

  private <T extends ApiObject> T existing(ResourceType<T> type, String name) {
    isNotNull();
    return actual.find(type, name).orElseThrow(() -> missing(type, name));
  }

  private AssertionError missing(ResourceType<?> type, String name) {
    String kind = type.kind().toLowerCase(Locale.ROOT);
    String others =
        ClusterState.atEndOf(actual.timeline()).list(type).stream()
            .map(object -> object.key().toString())
            .collect(joining(", "));
    String known = others.isEmpty() ? "there is none at all" : "there is: " + others;
    return failure(
        "there is no %s \"%s\" at %s; %s",
        kind, Cluster.keyOf(type, name), "+" + VirtualTime.format(actual.elapsed()), known);
  }

  @Override
  String subject() {
    return actual.toString();
  }
}
