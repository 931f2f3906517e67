package io.gondola.controller.endpointslice;

import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Since when the slices of a Service have been out of date: what Kubernetes measures the latency of
 * network programming by.
 *
 * <p>As there, a pod counts when its condition Ready has a new time of transition, and a Service
 * when it is created. Deletions and changes of labels do not count.
 */
final class TriggerTimes {

  /** What is new since the last sync, by pod. */
  private final Map<String, Instant> pods = new TreeMap<>();

  private @Nullable Instant created;

  /** When a pod became ready or unready; a time in the API has full seconds. */
  static Optional<Instant> of(Pod pod) {
    return pod.status()
        .condition(PodCondition.READY)
        .map(PodCondition::lastTransitionTime)
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * A pod has changed.
   *
   * @param before its last state as an endpoint of the Service; null if it was none
   * @param after its new one
   */
  void see(@Nullable Pod before, @Nullable Pod after) {
    if (after == null) {
      if (before != null) {
        pods.remove(before.name());
      }
      return;
    }
    Optional<Instant> known = before == null ? Optional.empty() : of(before);
    of(after)
        .filter(time -> known.isEmpty() || time.isAfter(known.get()))
        .ifPresent(time -> pods.put(after.name(), time));
  }

  /** The earliest change since the last call; the first one gives the Service's creation. */
  Optional<Instant> take(Service service) {
    Instant now = service.metadata().creationTimestamp();
    Optional<Instant> earliest =
        now != null && !now.equals(created)
            ? Optional.of(now)
            : pods.values().stream().min(Comparator.naturalOrder());
    created = now;
    pods.clear();
    return earliest;
  }
}
