package io.gondola.controller.autoscaling;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.CrossVersionObjectReference;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.ApiServer;
import org.jspecify.annotations.Nullable;

/**
 * The scale of a workload: its size, and which pods are its own.
 *
 * @param kind of the workload
 */
record ScaleTarget(String kind, ObjectKey key, int replicas, Selector selector) {

  /**
   * Reads it from the API server, as the real controller does.
   *
   * @throws ApiException NotFound if there is no such workload
   */
  static ScaleTarget read(ApiServer api, String namespace, CrossVersionObjectReference reference) {
    ObjectKey key = new ObjectKey(namespace, reference.name());
    if (refersTo(reference, Deployment.TYPE.apiVersion(), Deployment.TYPE.kind())) {
      Deployment found = api.get(Deployment.TYPE, key);
      return new ScaleTarget(
          reference.kind(), key, found.spec().desiredReplicas(), selector(found.spec().selector()));
    }
    if (refersTo(reference, ReplicaSet.TYPE.apiVersion(), ReplicaSet.TYPE.kind())) {
      ReplicaSet found = api.get(ReplicaSet.TYPE, key);
      return new ScaleTarget(
          reference.kind(), key, found.spec().desiredReplicas(), selector(found.spec().selector()));
    }
    throw ApiException.badRequest(
        "no matches for kind \"%s\" in group \"%s\""
            .formatted(reference.kind(), group(reference.apiVersion())));
  }

  private static boolean refersTo(
      CrossVersionObjectReference reference, String apiVersion, String kind) {
    return reference.kind().equals(kind) && group(reference.apiVersion()).equals(group(apiVersion));
  }

  private static String group(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  private static Selector selector(@Nullable LabelSelector selector) {
    return selector == null ? Selector.nothing() : selector.toSelector();
  }

  /** Writes another size. */
  void scale(ApiServer api, int size) {
    if (kind.equals(Deployment.TYPE.kind())) {
      api.patch(Deployment.TYPE, key, live -> live.withSpec(live.spec().withReplicas(size)));
    } else {
      api.patch(ReplicaSet.TYPE, key, live -> live.withSpec(live.spec().withReplicas(size)));
    }
  }
}
