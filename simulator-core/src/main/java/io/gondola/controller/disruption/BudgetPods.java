package io.gondola.controller.disruption;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.Selector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pods that a budget selects, counted as they come and go. */
final class BudgetPods {

  private final Selector selector;

  /** Looked up, never walked. */
  private final Map<ObjectKey, Pod> pods = new HashMap<>();

  private final Map<String, Owned> byOwner = new LinkedHashMap<>();
  private int healthy;
  private int unmanaged;

  /** A controller, one of its pods, and how many of its pods are here. */
  private record Owned(OwnerReference owner, String pod, int count) {
    Owned plus(int more) {
      return new Owned(owner, pod, count + more);
    }
  }

  /** A controller of pods, and the name of one of them, for error texts. */
  record Owner(OwnerReference reference, String pod) {}

  BudgetPods(Selector selector) {
    this.selector = selector;
  }

  boolean isFor(Selector other) {
    return selector.equals(other);
  }

  /** Takes note of a pod as it is now; false if it is, and was, none of this budget's. */
  boolean update(ObjectKey key, @Nullable Pod now) {
    Pod before = pods.get(key);
    boolean selected = now != null && selector.matches(now.metadata().labels());
    if (before != null) {
      count(before, -1);
      pods.remove(key);
    }
    if (now != null && selected) {
      count(now, 1);
      pods.put(key, now);
    }
    return before != null || selected;
  }

  private void count(Pod pod, int by) {
    if (isHealthy(pod)) {
      healthy += by;
    }
    Optional<OwnerReference> owner = pod.metadata().controller();
    if (owner.isEmpty()) {
      unmanaged += by;
      return;
    }
    String uid = owner.get().uid();
    Owned owned = byOwner.getOrDefault(uid, new Owned(owner.get(), pod.name(), 0)).plus(by);
    if (owned.count() == 0) {
      byOwner.remove(uid);
    } else {
      byOwner.put(uid, owned);
    }
  }

  /** A pod on its way out is not healthy, however well it serves. */
  static boolean isHealthy(Pod pod) {
    return pod.isReady() && !pod.isTerminating();
  }

  Optional<Pod> find(ObjectKey key) {
    return Optional.ofNullable(pods.get(key));
  }

  int size() {
    return pods.size();
  }

  int healthy() {
    return healthy;
  }

  /** How many pods have no controller. */
  int unmanaged() {
    return unmanaged;
  }

  /** The controllers of the pods, in the order in which they were seen. */
  ImmutableList<Owner> owners() {
    return byOwner.values().stream()
        .map(owned -> new Owner(owned.owner(), owned.pod()))
        .collect(ImmutableList.toImmutableList());
  }
}
