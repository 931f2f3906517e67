package io.gondola.report;

/** How a pod stands in a rollout. */
public enum PodState {
  /** There is none, or it has ended by itself: Kubernetes does not count it. */
  NONE,
  /** It is not ready: it waits for a node, starts, or fails its probe. */
  STARTING,
  /** It is ready, but not yet for {@code minReadySeconds}. */
  READY,
  /** It is ready, and has been for {@code minReadySeconds}. */
  AVAILABLE,
  /** It was told to go and is still there. */
  LEAVING
}
