package io.gondola.timeline.requests;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** The requests of one version: how many ended how in each slice of time, and how fast. */
final class VersionTally {

  static final int OUTCOMES = Outcome.values().length;

  /** Latencies are kept to three digits, in microseconds. */
  private static final int DIGITS = 3;

  private final long[] totals;
  private final Histogram latencies;
  private int[] cells;

  VersionTally() {
    this(new long[OUTCOMES], new Histogram(DIGITS), new int[OUTCOMES]);
  }

  private VersionTally(long[] totals, Histogram latencies, int[] cells) {
    this.totals = totals;
    this.latencies = latencies;
    this.cells = cells;
  }

  VersionTally copy() {
    return new VersionTally(totals.clone(), latencies.copy(), cells.clone());
  }

  void add(Outcome outcome, int slice) {
    totals[outcome.column()]++;
    int cell = slice * OUTCOMES + outcome.column();
    if (cell >= cells.length) {
      cells = Arrays.copyOf(cells, 2 * (slice + 1) * OUTCOMES);
    }
    cells[cell]++;
  }

  void addLatency(long nanos) {
    latencies.recordValue(nanos / 1_000);
  }

  Histogram latencies() {
    return latencies;
  }

  long total(Outcome outcome) {
    return totals[outcome.column()];
  }

  /** How many slices there may be something in. */
  int slices() {
    return cells.length / OUTCOMES;
  }

  /** Requests that were lost in a slice. */
  long lost(int slice) {
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += outcome == Outcome.SERVED ? 0 : between(outcome, slice, slice + 1);
    }
    return sum;
  }

  /** Requests that ended in a range of slices, the last one excluded. */
  long between(Outcome outcome, int first, int last) {
    long sum = 0;
    for (int slice = first; slice < last && slice < slices(); slice++) {
      sum += cells[slice * OUTCOMES + outcome.column()];
    }
    return sum;
  }
}
