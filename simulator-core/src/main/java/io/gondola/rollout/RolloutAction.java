package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

/** One thing to do for a rollout. */
public sealed interface RolloutAction {

  /** Create the ReplicaSet of the current template. */
  record Create(int replicas) implements RolloutAction {
    public Create {
      checkArgument(replicas >= 0, "replicas (%s) must not be negative", replicas);
    }
  }

  /**
   * Give a ReplicaSet this size and record the Deployment's size on it. If both are so already
   * there is nothing to write.
   */
  record Scale(String replicaSet, int to) implements RolloutAction {
    public Scale {
      checkArgument(to >= 0, "to (%s) must not be negative", to);
    }
  }

  /** Send the requests of the policy's Service to the pods of this ReplicaSet alone. */
  record Switch(String replicaSet) implements RolloutAction {}

  /**
   * Make the template of this old ReplicaSet the current one: the rollout is given up, and what
   * follows is a rollout of its own.
   *
   * @param reason for people
   */
  record RollBack(String replicaSet, String reason) implements RolloutAction {}
}
