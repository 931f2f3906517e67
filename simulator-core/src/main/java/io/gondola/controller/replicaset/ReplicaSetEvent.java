package io.gondola.controller.replicaset;

/**
 * What the ReplicaSet controller reports about a ReplicaSet.
 *
 * @param type {@code Normal} or {@code Warning}
 */
record ReplicaSetEvent(String type, String reason, String message) {

  /** The component that reports. */
  static final String SOURCE = "replicaset-controller";

  static ReplicaSetEvent created(String podName) {
    return new ReplicaSetEvent("Normal", "SuccessfulCreate", "Created pod: " + podName);
  }

  /** Not for a creation that is refused because the namespace is going away. */
  static ReplicaSetEvent createFailed(String error) {
    return new ReplicaSetEvent("Warning", "FailedCreate", "Error creating: " + error);
  }

  static ReplicaSetEvent deleted(String podName) {
    return new ReplicaSetEvent("Normal", "SuccessfulDelete", "Deleted pod: " + podName);
  }

  /** Not for a pod that was gone already. */
  static ReplicaSetEvent deleteFailed(String error) {
    return new ReplicaSetEvent("Warning", "FailedDelete", "Error deleting: " + error);
  }
}
