package io.gondola.examples.benchmark;

import static com.google.common.base.Preconditions.checkState;

import org.openjdk.jmh.results.RunResult;

/**
 * What one call of a benchmark cost.
 *
 * @param nanos the median of all calls: others may keep the machine busy now and then
 * @param bytes allocated by the thread that called, without its set-up
 * @param peakBytes the most heap in use at any time, with what could have been collected
 */
record Score(double nanos, double bytes, double peakBytes) {

  private static final double MEDIAN = 50;

  static Score of(RunResult result) {
    double calls = counter(result, "calls");
    checkState(calls > 0, "no call was counted");
    return new Score(
        result.getPrimaryResult().getStatistics().getPercentile(MEDIAN),
        counter(result, "bytes") / calls,
        counter(result, "peakBytes") / calls);
  }

  private static double counter(RunResult result, String name) {
    return result.getSecondaryResults().get(name).getScore();
  }

  double millis() {
    return nanos / 1e6;
  }

  double nanosPerUnit(Work work) {
    return nanos / work.units();
  }

  double bytesPerUnit(Work work) {
    return bytes / work.units();
  }
}
