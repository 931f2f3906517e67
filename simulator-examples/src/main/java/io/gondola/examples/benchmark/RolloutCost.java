package io.gondola.examples.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;

/**
 * What one rollout cost.
 *
 * @param nanos how long it took
 * @param cpuNanos how long its thread ran meanwhile: much less, if others kept the machine busy
 * @param bytes what it allocated
 */
record RolloutCost(int pods, long nanos, long cpuNanos, long bytes) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static RolloutCost of(int pods, Runnable rollout) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    rollout.run();
    return new RolloutCost(
        pods,
        System.nanoTime() - start,
        THREADS.getCurrentThreadCpuTime() - cpu,
        THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  /** The one in the middle by time. */
  static RolloutCost median(List<RolloutCost> costs) {
    return costs.stream()
        .sorted(Comparator.comparingLong(RolloutCost::nanos))
        .skip(costs.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  double microsPerPod() {
    return nanos / 1e3 / pods;
  }

  double kibiPerPod() {
    return bytes / 1024.0 / pods;
  }
}
