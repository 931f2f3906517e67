package io.gondola.traffic;

import java.util.OptionalDouble;

/** The share of failed requests in the latest seconds. */
final class ErrorRate {

  /** Long enough for a share that means something, short enough to be about now. */
  static final int SECONDS = 30;

  // A ring: the second that each place is about, and what ended in it.
  private final long[] seconds = new long[SECONDS];
  private final long[] ended = new long[SECONDS];
  private final long[] failed = new long[SECONDS];

  void count(long second, boolean served) {
    int place = (int) (second % SECONDS);
    if (seconds[place] != second) {
      seconds[place] = second;
      ended[place] = 0;
      failed[place] = 0;
    }
    ended[place]++;
    failed[place] += served ? 0 : 1;
  }

  /** Empty if nothing has ended in those seconds, the one under way included. */
  OptionalDouble at(long second) {
    long all = 0;
    long bad = 0;
    for (int place = 0; place < SECONDS; place++) {
      if (seconds[place] > second - SECONDS) {
        all += ended[place];
        bad += failed[place];
      }
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bad / all);
  }
}
