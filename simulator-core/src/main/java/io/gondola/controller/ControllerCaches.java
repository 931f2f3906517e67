package io.gondola.controller;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.OwnerReference;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Index;
import io.gondola.apiserver.Informer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The informers that the controllers of one process share, as those of kube-controller-manager do:
 * what one of them has seen, all have.
 *
 * @param replicaSetsByOwner by the uid of the object that controls them
 * @param podsByNode by the name of the node that they are bound to
 */
public record ControllerCaches(
    Informer<Deployment> deployments,
    Informer<ReplicaSet> replicaSets,
    Informer<Pod> pods,
    Informer<Node> nodes,
    Index<ReplicaSet> replicaSetsByOwner,
    Index<Pod> podsByNode) {

  /** As it is named in the timeline. */
  public static final String PROCESS = "kube-controller-manager";

  /** Starts to watch; what is seen lags behind the API server by the delay. */
  public static ControllerCaches watch(ApiServer api, Supplier<Duration> delay) {
    Informer<ReplicaSet> replicaSets = Informer.of(api, PROCESS, ReplicaSet.TYPE, delay);
    Informer<Pod> pods = Informer.of(api, PROCESS, Pod.TYPE, delay);
    return new ControllerCaches(
        Informer.of(api, PROCESS, Deployment.TYPE, delay),
        replicaSets,
        pods,
        Informer.of(api, PROCESS, Node.TYPE, delay),
        replicaSets.indexBy(ControllerCaches::controllerUid),
        pods.indexBy(pod -> pod.spec().nodeName()));
  }

  /** Empty for an object that nothing controls. */
  public static String controllerUid(ApiObject object) {
    return object.metadata().controller().map(OwnerReference::uid).orElse("");
  }
}
