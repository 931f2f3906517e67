package io.gondola.controller.deployment;

import com.google.common.primitives.Ints;
import io.gondola.api.apps.ReplicaSet;
import java.util.Collection;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a Deployment's ReplicaSets add up to. */
final class DeploymentCounts {

  private DeploymentCounts() {}

  static int desired(Collection<ReplicaSet> sets) {
    return sum(sets, set -> set.spec().desiredReplicas());
  }

  static int current(Collection<ReplicaSet> sets) {
    return sum(sets, set -> set.status().replicas());
  }

  static int ready(Collection<ReplicaSet> sets) {
    return sum(sets, set -> set.status().readyReplicas());
  }

  static int available(Collection<ReplicaSet> sets) {
    return sum(sets, set -> set.status().availableReplicas());
  }

  /**
   * Unset as soon as one ReplicaSet has reported without this count; one that has never reported
   * counts as zero.
   */
  static @Nullable Integer terminating(Collection<ReplicaSet> sets) {
    int sum = 0;
    for (ReplicaSet set : sets) {
      Integer terminating = set.status().terminatingReplicas();
      if (terminating != null) {
        sum += terminating;
      } else if (set.status().observedGeneration() > 0) {
        return null;
      }
    }
    return sum;
  }

  private static int sum(Collection<ReplicaSet> sets, ToIntFunction<ReplicaSet> count) {
    long sum = 0;
    for (ReplicaSet set : sets) {
      sum += count.applyAsInt(set);
    }
    return Ints.saturatedCast(sum);
  }
}
