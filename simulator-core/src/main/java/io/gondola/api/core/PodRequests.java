package io.gondola.api.core;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.Quantity;
import java.util.Map;

/**
 * What a pod asks of its node: only requests count, never limits or use.
 *
 * <p>Init containers run one after the other, so the greatest of them counts; each is joined by the
 * sidecars declared before it. App containers run together with all sidecars. The greater of both
 * counts, plus the pod's overhead.
 */
public final class PodRequests {

  private PodRequests() {}

  /** The effective request of each resource that any container of the pod asks for. */
  public static ImmutableSortedMap<String, Quantity> of(PodSpec spec) {
    ImmutableSortedMap<String, Quantity> overhead = overhead(spec);
    // Most pods have one container and nothing else: no sum, no new map.
    if (spec.containers().size() == 1 && spec.initContainers().isEmpty() && overhead.isEmpty()) {
      return spec.containers().get(0).resources().requests();
    }
    ResourceTotals running = new ResourceTotals();
    spec.containers().forEach(container -> running.add(container.resources().requests()));
    ResourceTotals sidecars = new ResourceTotals();
    ResourceTotals peak = new ResourceTotals();
    for (Container container : spec.initContainers()) {
      if (container.isSidecar()) {
        sidecars.add(container.resources().requests());
        peak.raiseTo(sidecars);
      } else {
        peak.raiseTo(sidecars.plus(container.resources().requests()));
      }
    }
    running.add(sidecars.amounts());
    running.raiseTo(peak);
    running.add(overhead);
    return ImmutableSortedMap.copyOf(running.amounts());
  }

  private static ImmutableSortedMap<String, Quantity> overhead(PodSpec spec) {
    if (!(spec.other().fields().get("overhead") instanceof Map<?, ?> amounts)) {
      return ImmutableSortedMap.of();
    }
    ImmutableSortedMap.Builder<String, Quantity> overhead = ImmutableSortedMap.naturalOrder();
    amounts.forEach(
        (name, amount) -> overhead.put((String) name, Quantity.parse(amount.toString())));
    return overhead.buildOrThrow();
  }
}
