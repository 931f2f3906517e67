package io.gondola.scheduler;

/** Scores nodes by how much is left on them once the pod is there. */
final class LeastAllocated {

  private LeastAllocated() {}

  /** The mean of the shares of CPU and memory that are left, from 0 to 100. */
  static long score(Resources counted, NodeInfo node) {
    Resources all = node.allocatable();
    Resources taken = node.requested().counted();
    return mean(
        share(counted.milliCpu() + taken.milliCpu(), all.milliCpu()), all.milliCpu() > 0 ? 1 : 0,
        share(counted.memory() + taken.memory(), all.memory()), all.memory() > 0 ? 1 : 0);
  }

  /** The share of a resource that is left, in whole percent; none if it is overdrawn. */
  static long share(long requested, long allocatable) {
    return allocatable <= 0 || requested > allocatable
        ? 0
        : (allocatable - requested) * 100 / allocatable;
  }

  /** The weighted mean, in whole points; nothing weighs nothing. */
  static long mean(long first, long firstWeight, long second, long secondWeight) {
    long weights = firstWeight + secondWeight;
    return weights == 0 ? 0 : (first * firstWeight + second * secondWeight) / weights;
  }
}
