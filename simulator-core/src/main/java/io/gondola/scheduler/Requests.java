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

  static Requests of(PodSpec spec) {
    long milliCpu = 0;
    long memory = 0;
    for (Container container : spec.containers()) {
      Quantity cpu = container.resources().requests().get("cpu");
      Quantity bytes = container.resources().requests().get("memory");
      milliCpu += cpu == null ? 0 : cpu.milliValue();
      memory += bytes == null ? 0 : bytes.value();
    }
    return new Requests(milliCpu, memory);
  }
}
