package io.gondola.controller.replicaset;

import io.gondola.api.apps.ReplicaSet;

/**
 * What one sync does about the number of a ReplicaSet's pods: at most one of the two counts is not
 * zero.
 */
record ReplicaStep(int creations, int deletions) {

  /** How many pods one sync creates or deletes at most. */
  static final int BURST_REPLICAS = 500;

  /**
   * The step of a ReplicaSet.
   *
   * @param leaving how many pods that are on their way out take up the place of a new one
   */
  static ReplicaStep of(ReplicaSet replicaSet, int active, int leaving) {
    return toward(replicaSet.spec().desiredReplicas(), active, leaving, BURST_REPLICAS);
  }

  static ReplicaStep toward(int desired, int active, int leaving, int burst) {
    return new ReplicaStep(
        Math.max(0, Math.min(desired - active - leaving, burst)),
        Math.max(0, Math.min(active - desired, burst)));
  }
}
