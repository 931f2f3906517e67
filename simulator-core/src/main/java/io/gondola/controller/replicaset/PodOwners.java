package io.gondola.controller.replicaset;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.OwnerReference;
import io.gondola.apiserver.WatchEvent;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.ControllerCaches;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Routes changes of pods to the ReplicaSets they concern: keeps each one's pods, lowers its
 * expectations, and adds it to the queue.
 */
final class PodOwners {

  private final ControllerCaches caches;
  private final Expectations expectations;
  private final WorkQueue queue;

  /** By the uid of the ReplicaSet; looked up, never walked. */
  private final Map<String, ClaimedPods> claimed = new HashMap<>();

  PodOwners(ControllerCaches caches, Expectations expectations, WorkQueue queue) {
    this.caches = caches;
    this.expectations = expectations;
    this.queue = queue;
  }

  ClaimedPods podsOf(ReplicaSet replicaSet) {
    return claimed.computeIfAbsent(replicaSet.metadata().uid(), uid -> new ClaimedPods());
  }

  void onReplicaSet(WatchEvent<ReplicaSet> event) {
    ReplicaSet replicaSet = event.object();
    if (event.after() == null) {
      claimed.remove(replicaSet.metadata().uid());
      expectations.forget(replicaSet.key());
    } else {
      podsOf(replicaSet).belongTo(replicaSet);
    }
    queue.add(replicaSet.key());
  }

  void onPod(WatchEvent<Pod> event) {
    Pod pod = event.object();
    OwnerReference after = event.after() == null ? null : owner(pod);
    // Nearly always the owner is the same as before; to ask the pod as it was would be dear.
    boolean known = after != null && isClaimed(after, pod);
    OwnerReference before = known ? after : owner(event.before());
    if (before != null && (after == null || !after.uid().equals(before.uid()))) {
      leave(before, pod);
    }
    if (after != null) {
      enter(after, event);
    } else if (event.after() != null && isNewsOfOrphan(event, before)) {
      enqueueMatching(pod);
    }
  }

  private boolean isClaimed(OwnerReference owner, Pod pod) {
    ClaimedPods pods = claimed.get(owner.uid());
    return pods != null && pods.has(pod.key());
  }

  private void enter(OwnerReference owner, WatchEvent<Pod> event) {
    Pod pod = event.object();
    observe(owner, event);
    Optional<ReplicaSet> replicaSet = resolve(pod, owner);
    if (replicaSet.isPresent()) {
      podsOf(replicaSet.get()).put(pod);
      queue.add(replicaSet.get().key());
    } else if (isReplicaSet(owner)) {
      // The pod is known before its ReplicaSet: it is sorted in once that arrives.
      claimed.computeIfAbsent(owner.uid(), uid -> new ClaimedPods()).put(pod);
    }
  }

  private void leave(OwnerReference owner, Pod pod) {
    expectations.deletionObserved(keyOf(pod, owner), pod.key());
    ClaimedPods pods = claimed.get(owner.uid());
    if (pods != null) {
      pods.remove(pod.key());
    }
    resolve(pod, owner).ifPresent(replicaSet -> queue.add(replicaSet.key()));
  }

  private void observe(OwnerReference owner, WatchEvent<Pod> event) {
    Pod pod = event.object();
    if (pod.isTerminating()) {
      expectations.deletionObserved(keyOf(pod, owner), pod.key());
    } else if (event.before() == null) {
      expectations.creationObserved(keyOf(pod, owner));
    }
  }

  /** An orphan that appears, loses its owner or changes its labels may be adopted. */
  private static boolean isNewsOfOrphan(WatchEvent<Pod> event, @Nullable OwnerReference owner) {
    Pod before = event.before();
    return before == null
        || owner != null
        || !before.metadata().labels().equals(event.object().metadata().labels());
  }

  private void enqueueMatching(Pod orphan) {
    for (ReplicaSet replicaSet : caches.replicaSets().list()) {
      if (replicaSet.metadata().namespace().equals(orphan.metadata().namespace())
          && podsOf(replicaSet).selects(orphan)) {
        queue.add(replicaSet.key());
      }
    }
  }

  /** The ReplicaSet that an owner reference means: kind, name and uid must agree. */
  private Optional<ReplicaSet> resolve(Pod pod, OwnerReference owner) {
    return isReplicaSet(owner)
        ? caches
            .replicaSets()
            .find(keyOf(pod, owner))
            .filter(found -> found.metadata().uid().equals(owner.uid()))
        : Optional.empty();
  }

  private static boolean isReplicaSet(OwnerReference owner) {
    return owner.kind().equals(ReplicaSet.TYPE.kind());
  }

  private static ObjectKey keyOf(Pod pod, OwnerReference owner) {
    return new ObjectKey(pod.metadata().namespace(), owner.name());
  }

  private static @Nullable OwnerReference owner(@Nullable Pod pod) {
    return pod == null ? null : pod.metadata().controller().orElse(null);
  }
}
