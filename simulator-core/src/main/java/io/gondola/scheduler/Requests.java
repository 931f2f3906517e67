package io.gondola.scheduler;

import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.Quantity;

/**
 * What a pod asks of its node: only requests count, never limits or use.
 *
 * @param milliCpu in thousandths of a core
 * @param memory in bytes
 */
record Requests(long milliCpu, long memory) {

  private static final Requests NONE = new Requests(0, 0);

  /**
   * Containers and sidecars run together; an init container runs with the sidecars before it. The
   * larger of both counts, for each resource.
   */
  static Requests of(PodSpec spec) {
    Requests sidecars = NONE;
    Requests starting = NONE;
    for (Container init : spec.initContainers()) {
      Requests own = of(init);
      if (init.restartPolicy().equals("Always")) {
        sidecars = sidecars.plus(own);
        starting = starting.max(sidecars);
      } else {
        starting = starting.max(sidecars.plus(own));
      }
    }
    Requests running = sidecars;
    for (Container container : spec.containers()) {
      running = running.plus(of(container));
    }
    return running.max(starting);
  }

  private static Requests of(Container container) {
    Quantity cpu = container.resources().requests().get("cpu");
    Quantity bytes = container.resources().requests().get("memory");
    return cpu == null && bytes == null
        ? NONE
        : new Requests(cpu == null ? 0 : cpu.milliValue(), bytes == null ? 0 : bytes.value());
  }

  private Requests plus(Requests other) {
    return new Requests(milliCpu + other.milliCpu, memory + other.memory);
  }

  private Requests max(Requests other) {
    return new Requests(Math.max(milliCpu, other.milliCpu), Math.max(memory, other.memory));
  }
}
