package io.gondola.scheduler;

/** Scores nodes by whether the pod evens out or unbalances the shares that are in use. */
final class BalancedAllocation {

  private BalancedAllocation() {}

  static long score(Requests requests, NodeInfo node) {
    if (requests.isBestEffort()) {
      // Kubernetes skips it: such a pod changes no share.
      return 0;
    }
    Resources all = node.allocatable();
    Resources taken = node.requested().asked();
    long[] allocatable = {all.milliCpu(), all.memory()};
    long[] before = {taken.milliCpu(), taken.memory()};
    long[] after = {
      taken.milliCpu() + requests.asked().milliCpu(), taken.memory() + requests.asked().memory()
    };
    return change(balance(before, allocatable), balance(after, allocatable));
  }

  /** From a node's balance before and after: 75 if nothing changes. */
  static long change(long before, long after) {
    return 50 + (50 + after - before) / 2;
  }

  /** 100 less the standard deviation of the shares in use, in percent. */
  static long balance(long[] requested, long[] allocatable) {
    double[] shares = new double[requested.length];
    int known = 0;
    double sum = 0;
    for (int i = 0; i < requested.length; i++) {
      if (allocatable[i] > 0) {
        shares[known] = Math.min(1, (double) requested[i] / allocatable[i]);
        sum += shares[known++];
      }
    }
    return (long) ((1 - deviation(shares, known, sum)) * 100);
  }

  /** Of two shares it is half their distance, which is exact where the general formula is not. */
  private static double deviation(double[] shares, int count, double sum) {
    if (count < 2) {
      return 0;
    }
    if (count == 2) {
      return Math.abs((shares[0] - shares[1]) / 2);
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (shares[i] - mean) * (shares[i] - mean);
    }
    return Math.sqrt(squares / count);
  }
}
