package io.gondola.controller.endpointslice;

import io.gondola.api.core.Pod;

/** Which pods are endpoints, and which of their changes matter for that. */
final class PodMembership {

  private PodMembership() {}

  /**
   * Whether a pod that a Service selects is one of its endpoints.
   *
   * @param includeTerminating slices keep a pod that was told to stop; the older Endpoints do not
   */
  static boolean isEndpoint(Pod pod, boolean includeTerminating) {
    return !pod.isTerminal()
        && (!pod.status().podIP().isEmpty() || !pod.status().podIPs().isEmpty())
        && (includeTerminating || !pod.isTerminating());
  }

  /**
   * Whether a pod that stays with its Services has changed as an endpoint. An end of the pod alone
   * is no such change: it makes the pod unready, and that is.
   */
  static boolean isChanged(Pod before, Pod after) {
    return before.isTerminating() != after.isTerminating()
        || before.isReady() != after.isReady()
        || !before.status().podIP().equals(after.status().podIP())
        || !before.status().podIPs().equals(after.status().podIPs());
  }

  /** Whether other Services may select the pod, or know it by another name. */
  static boolean hasMoved(Pod before, Pod after) {
    return !before.metadata().labels().equals(after.metadata().labels())
        || !before.spec().hostname().equals(after.spec().hostname())
        || !before.spec().subdomain().equals(after.spec().subdomain());
  }
}
