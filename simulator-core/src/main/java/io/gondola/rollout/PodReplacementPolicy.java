package io.gondola.rollout;

/**
 * When a pod that is on its way out may be replaced: Kubernetes' proposal of a {@code
 * podReplacementPolicy} for Deployments. No released API has the field yet, so it is a setting of
 * the whole cluster.
 */
public enum PodReplacementPolicy {
  /**
   * As soon as it is told to go: while it ends, there are more pods than {@code maxSurge} allows.
   */
  TERMINATION_STARTED,

  /**
   * Once it has ended, which its phase tells: pods that are leaving count against {@code maxSurge}.
   * Rollouts take longer, and need no more room than they say.
   */
  TERMINATION_COMPLETE;

  /** How many of the pods that are leaving take up the place of a new one. */
  public int counted(int terminating) {
    return this == TERMINATION_COMPLETE ? terminating : 0;
  }

  /**
   * How many pods of a ReplicaSet count against the ceiling of a rollout beyond those asked for.
   *
   * @param desired how many it is asked for
   * @param current how many it has, apart from those that are leaving
   * @param terminating how many are leaving
   */
  public int lingering(int desired, int current, int terminating) {
    return Math.max(0, this == TERMINATION_COMPLETE ? current + terminating - desired : 0);
  }
}
