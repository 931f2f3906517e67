package io.gondola.kubelet.sync;

/** Why the kubelet stops a container; probes may bring their own grace period. */
public enum KillReason {
  STARTUP_PROBE,
  LIVENESS_PROBE,
  /** Its postStart hook failed. */
  POST_START_HOOK,
  /** The runtime lost track of it. */
  UNKNOWN_STATE,
  DEFINITION_CHANGED,
  /** Its pod is being stopped. */
  POD
}
