package io.gondola.controller.replicaset;

import io.gondola.api.apps.ReplicaSet;

/**
 * What one sync does about the number of a ReplicaSet's pods: at most one of the two counts is not
 * zero.
 */
record ReplicaStep(int creations, int deletions) {

  /** How many pods one sync creates or deletes at most. */
  static final int BURST_REPLICAS = 500;

  static ReplicaStep of(ReplicaSet replicaSet, int active) {
    return toward(replicaSet.spec().desiredReplicas(), active, BURST_REPLICAS);
  }

  static ReplicaStep toward(int desired, int active, int burst) {
    return new ReplicaStep(
        Math.max(0, Math.min(desired - active, burst)),
        Math.max(0, Math.min(active - desired, burst)));
  }
}
