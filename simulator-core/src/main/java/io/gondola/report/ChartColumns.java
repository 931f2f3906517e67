package io.gondola.report;

import static java.math.RoundingMode.CEILING;

import com.google.common.collect.ImmutableList;
import com.google.common.math.LongMath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A history cut into slices of equal length.
 *
 * @param first the beginning of the first slice, a whole number of slices after the run's start
 * @param slice how long each is
 */
record ChartColumns(Duration first, Duration slice, ImmutableList<ChartColumn> columns) {

  private static final int MOST_COLUMNS = 66;
  private static final long MILLISECOND = 1_000_000;

  static ChartColumns of(RolloutHistory history) {
    ImmutableList<RolloutMoment> moments = history.moments();
    if (moments.isEmpty()) {
      return new ChartColumns(Duration.ZERO, Duration.ofSeconds(1), ImmutableList.of());
    }
    long begin = nanos(history, moments.get(0).time());
    long end = nanos(history, moments.get(moments.size() - 1).time());
    long least = LongMath.divide(end - begin + 1, MOST_COLUMNS, CEILING);
    long slice = RoundSteps.atLeast(least, MILLISECOND);
    long first = Math.floorDiv(begin, slice);
    return new ChartColumns(
        Duration.ofNanos(first * slice), Duration.ofNanos(slice), cut(history, first, slice));
  }

  private static ImmutableList<ChartColumn> cut(RolloutHistory history, long first, long slice) {
    List<ChartColumn> columns = new ArrayList<>();
    ChartColumn current = ChartColumn.of(history.moments().get(0), history.newest());
    for (RolloutMoment moment : history.moments()) {
      long time = nanos(history, moment.time());
      int index = (int) (Math.floorDiv(time, slice) - first);
      while (columns.size() <= index) {
        columns.add(current);
      }
      current = ChartColumn.of(moment, history.newest());
      // What held before this slice is no part of it if it changes as the slice begins.
      boolean begins = Math.floorMod(time, slice) == 0;
      columns.set(index, begins ? current : columns.get(index).and(current));
    }
    return ImmutableList.copyOf(columns);
  }

  private static long nanos(RolloutHistory history, Instant time) {
    return Duration.between(history.start(), time).toNanos();
  }
}
