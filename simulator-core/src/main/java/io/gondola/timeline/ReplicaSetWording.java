package io.gondola.timeline;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;

/** Says what became of a ReplicaSet. */
final class ReplicaSetWording {

  private ReplicaSetWording() {}

  static String of(ReplicaSet before, ReplicaSet after) {
    int from = before.spec().desiredReplicas();
    int to = after.spec().desiredReplicas();
    if (from != to) {
      return "was scaled from " + from + " to " + to;
    }
    ReplicaSetStatus was = before.status();
    ReplicaSetStatus is = after.status();
    if (is.equals(was)) {
      return "changed";
    }
    return new CountChanges()
        .addPods(was.replicas(), is.replicas())
        .addReadiness(
            was.readyReplicas(),
            is.readyReplicas(),
            was.availableReplicas(),
            is.availableReplicas())
        .or("has ", "reported its status");
  }
}
