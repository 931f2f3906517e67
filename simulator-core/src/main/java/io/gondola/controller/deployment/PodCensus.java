package io.gondola.controller.deployment;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.apiserver.WatchEvent;
import io.gondola.controller.ControllerCaches;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many pods each ReplicaSet owns, counted as they come and go: {@code Recreate} waits for there
 * to be none.
 */
final class PodCensus {

  /** By the uid of the owner; looked up, never walked. */
  private final Map<String, Count> counts = new HashMap<>();

  /** All pods, and those that have not ended; one that is terminating has not. */
  private record Count(int all, int alive) {
    static final Count NONE = new Count(0, 0);

    Count plus(Pod pod, int sign) {
      return new Count(all + sign, pod.isTerminal() ? alive : alive + sign);
    }
  }

  void onPod(WatchEvent<Pod> event) {
    count(event.before(), -1);
    count(event.after(), 1);
  }

  /** Most changes of a pod make no difference here. */
  static boolean isCountedAnew(WatchEvent<Pod> event) {
    Pod before = event.before();
    Pod after = event.after();
    return before == null
        || after == null
        || before.isTerminal() != after.isTerminal()
        || !before.metadata().ownerReferences().equals(after.metadata().ownerReferences());
  }

  int all(Collection<ReplicaSet> owners) {
    return sum(owners, Count::all);
  }

  int alive(Collection<ReplicaSet> owners) {
    return sum(owners, Count::alive);
  }

  private void count(@Nullable Pod pod, int sign) {
    if (pod == null) {
      return;
    }
    String owner = ControllerCaches.controllerUid(pod);
    if (!owner.isEmpty()) {
      Count next = counts.getOrDefault(owner, Count.NONE).plus(pod, sign);
      if (next.all() == 0) {
        counts.remove(owner);
      } else {
        counts.put(owner, next);
      }
    }
  }

  private int sum(Collection<ReplicaSet> owners, ToIntFunction<Count> part) {
    return owners.stream()
        .map(owner -> counts.getOrDefault(owner.metadata().uid(), Count.NONE))
        .mapToInt(part)
        .sum();
  }
}
