package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.Quantity;
import java.util.Map;
import java.util.function.Function;

/**
 * What a pod asks of its node: only requests count, never limits or use.
 *
 * @param asked what must fit
 * @param counted what the least-allocated score counts: there, a container that asks for no CPU or
 *     memory counts as a small one, lest nodes look empty that are full of such pods
 */
record Requests(Resources asked, Resources counted) {

  private static final ImmutableSortedMap<String, Quantity> SMALL =
      ImmutableSortedMap.of("cpu", Quantity.parse("100m"), "memory", Quantity.parse("200Mi"));

  static Requests of(PodSpec spec) {
    Resources overhead = overhead(spec);
    Resources asked = effective(spec, container -> Resources.of(requests(container)));
    Resources counted = effective(spec, Requests::counted);
    return new Requests(asked.plus(overhead), counted.plus(overhead));
  }

  /** Whether nothing is asked for: such pods do not unbalance a node. */
  boolean isBestEffort() {
    return asked.milliCpu() == 0 && asked.memory() == 0;
  }

  /**
   * The most that is in use at any time: while an init container runs, the sidecars declared before
   * it run too; in the end, all sidecars and all app containers.
   */
  private static Resources effective(PodSpec spec, Function<Container, Resources> request) {
    Resources sidecars = Resources.NONE;
    Resources peak = Resources.NONE;
    for (Container container : spec.initContainers()) {
      Resources own = request.apply(container);
      peak = peak.max(sidecars.plus(own));
      if (container.restartPolicy().equals("Always")) {
        sidecars = sidecars.plus(own);
      }
    }
    Resources running = sidecars;
    for (Container container : spec.containers()) {
      running = running.plus(request.apply(container));
    }
    return peak.max(running);
  }

  private static Map<String, Quantity> requests(Container container) {
    return container.resources().requests();
  }

  private static Resources counted(Container container) {
    Map<String, Quantity> requests = requests(container);
    ImmutableSortedMap.Builder<String, Quantity> counted = ImmutableSortedMap.naturalOrder();
    for (String name : ImmutableList.of("cpu", "memory")) {
      counted.put(name, requests.getOrDefault(name, SMALL.get(name)));
    }
    return Resources.of(counted.buildOrThrow());
  }

  /** What the runtime itself takes, as the pod's runtime class says. */
  private static Resources overhead(PodSpec spec) {
    ImmutableSortedMap.Builder<String, Quantity> overhead = ImmutableSortedMap.naturalOrder();
    if (spec.other().get("overhead").orElse(null) instanceof Map<?, ?> map) {
      map.forEach((name, text) -> overhead.put(name.toString(), Quantity.parse(text.toString())));
    }
    return Resources.of(overhead.buildOrThrow());
  }
}
