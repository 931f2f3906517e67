package io.gondola.report.web;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.math.LongMath;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutMoment;
import io.gondola.report.RoundSteps;
import io.gondola.timeline.VirtualTime;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a picture is of.
 *
 * @param runStart times are printed relative to it
 */
record Span(Instant runStart, Instant from, Instant to) {

  /** After the last change a picture goes on a little, so that it can be seen. */
  private static final int EPILOGUE = 16;

  private static final long MILLISECOND = 1_000_000;

  Span {
    checkArgument(to.isAfter(from), "the end (%s) must be after the beginning (%s)", to, from);
  }

  /** From the first change to the last one. */
  static Span of(RolloutHistory history) {
    return of(history.start(), ImmutableList.of(history));
  }

  /** From the first change of any to the last one of all. */
  static Span of(Instant runStart, ImmutableList<RolloutHistory> histories) {
    ImmutableList<Instant> times =
        histories.stream()
            .flatMap(history -> history.moments().stream())
            .map(RolloutMoment::time)
            .sorted()
            .collect(ImmutableList.toImmutableList());
    Instant first = times.isEmpty() ? runStart : times.get(0);
    Instant last = times.isEmpty() ? first : times.get(times.size() - 1);
    Duration length = Duration.between(first, last);
    Duration rest = length.isZero() ? Duration.ofSeconds(1) : length.dividedBy(EPILOGUE);
    return new Span(runStart, first, last.plus(rest));
  }

  /** The same, to a later end; an earlier one changes nothing. */
  Span until(Instant time) {
    return time.isAfter(to) ? new Span(runStart, from, time) : this;
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** A time as a part of the span: 0 at its beginning, 1 at its end. */
  double part(Instant time) {
    double part = (double) Duration.between(from, time).toNanos() / length().toNanos();
    return Math.max(0, Math.min(1, part));
  }

  /** The time at a part of the span. */
  Instant at(double part) {
    return from.plusNanos(Math.round(part * length().toNanos()));
  }

  /** Round times, at most so many. */
  ImmutableList<Instant> ticks(int most) {
    long step =
        RoundSteps.atLeast(
            LongMath.divide(length().toNanos(), most, RoundingMode.CEILING), MILLISECOND);
    long begin = Duration.between(runStart, from).toNanos();
    long end = Duration.between(runStart, to).toNanos();
    ImmutableList.Builder<Instant> ticks = ImmutableList.builder();
    long first = LongMath.divide(begin, step, RoundingMode.CEILING) * step;
    for (long tick = first; tick <= end; tick += step) {
      ticks.add(runStart.plusNanos(tick));
    }
    return ticks.build();
  }

  /** {@code +1m2.5s}. */
  String clock(Instant time) {
    return "+" + VirtualTime.format(Duration.between(runStart, time));
  }
}
