package io.gondola.rollout;

/**
 * Decides how a Deployment moves its pods from old ReplicaSets to the new one.
 *
 * <p>The Deployment controller asks on every sync and carries the answer out; it asks again as soon
 * as a ReplicaSet's status changes. A policy has no memory of its own: whatever it needs to know of
 * the past must show in the sizes, or in the {@link RolloutMark} that it leaves. That makes every
 * step repeatable after a lost write.
 */
@FunctionalInterface
public interface RolloutPolicy {

  /** The next step of the rollout. Never called while the Deployment is paused or being resized. */
  RolloutDecision decide(RolloutState state);

  /**
   * What to do instead of a step while the Deployment is paused, or when its size was changed. By
   * default only the common cases are handled: one active ReplicaSet takes the whole size, and old
   * ones are dropped once the new one is complete.
   */
  default RolloutDecision resize(RolloutState state) {
    return Resizing.simple(state);
  }

  /** How far the rollout may leave the wanted size; by default not at all. */
  default RolloutLimits limits(int replicas) {
    return RolloutLimits.NONE;
  }

  /** The Service that the policy switches, in the Deployment's namespace; empty for none. */
  default String activeService() {
    return "";
  }
}
