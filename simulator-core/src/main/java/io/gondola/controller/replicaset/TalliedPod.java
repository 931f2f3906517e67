package io.gondola.controller.replicaset;

import org.jspecify.annotations.Nullable;

/**
 * A pod of a {@link PodTally}, linked to its neighbours in the {@link PodGroup} that it is in: to
 * move it from one group to another, nothing has to be looked up.
 */
final class TalliedPod {

  private @Nullable PodFacts facts;
  @Nullable PodGroup group;
  @Nullable TalliedPod previous;
  @Nullable TalliedPod next;

  /** Null as long as the pod has just been made. */
  @Nullable PodFacts facts() {
    return facts;
  }

  void see(PodFacts newer) {
    facts = newer;
  }
}
