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
}
