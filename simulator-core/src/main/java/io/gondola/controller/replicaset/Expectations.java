package io.gondola.controller.replicaset;

import io.gondola.api.meta.ObjectKey;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the ReplicaSet controller from acting twice on a cache that has not caught up with what it
 * did last.
 *
 * <p>A deletion shows up more than once (the pod gets a deletion time, then it is gone) and may
 * have been somebody else's: only the first sight of a pod that was to be deleted counts.
 */
final class Expectations {

  private final Map<ObjectKey, Expectation> byReplicaSet = new TreeMap<>();
  private final Map<ObjectKey, Set<ObjectKey>> podsToDelete = new TreeMap<>();

  /** Replaces what was expected for that ReplicaSet. */
  void expectCreations(ObjectKey replicaSet, int count, Instant now) {
    podsToDelete.remove(replicaSet);
    byReplicaSet.put(replicaSet, new Expectation(count, 0, now));
  }

  /** Replaces what was expected for that ReplicaSet. */
  void expectDeletions(ObjectKey replicaSet, Collection<ObjectKey> pods, Instant now) {
    podsToDelete.put(replicaSet, new LinkedHashSet<>(pods));
    byReplicaSet.put(replicaSet, new Expectation(0, pods.size(), now));
  }

  /** A new pod of the ReplicaSet is in the cache. */
  void creationObserved(ObjectKey replicaSet) {
    creationsFailed(replicaSet, 1);
  }

  /** Creations that will never be seen, as the API server refused them or they were not tried. */
  void creationsFailed(ObjectKey replicaSet, int count) {
    byReplicaSet.computeIfPresent(replicaSet, (key, expected) -> expected.lowered(count, 0));
  }

  /** A pod is gone, or about to go, or its deletion failed. */
  void deletionObserved(ObjectKey replicaSet, ObjectKey pod) {
    Set<ObjectKey> awaited = podsToDelete.get(replicaSet);
    if (awaited != null && awaited.remove(pod)) {
      byReplicaSet.computeIfPresent(replicaSet, (key, expected) -> expected.lowered(0, 1));
    }
  }

  /** Whether the controller may create and delete pods of that ReplicaSet now. */
  boolean satisfied(ObjectKey replicaSet, Instant now) {
    Expectation expected = byReplicaSet.get(replicaSet);
    return expected == null || expected.satisfied(now);
  }

  /** The ReplicaSet is gone; another of its name starts afresh. */
  void forget(ObjectKey replicaSet) {
    byReplicaSet.remove(replicaSet);
    podsToDelete.remove(replicaSet);
  }
}
