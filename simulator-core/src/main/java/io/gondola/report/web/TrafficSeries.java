package io.gondola.report.web;

import com.google.common.collect.ImmutableList;
import com.google.common.math.LongMath;
import io.gondola.report.RolloutVersion;
import io.gondola.report.RoundSteps;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.RequestLog;
import io.gondola.timeline.requests.TrafficReport;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** The requests of several clients in slices of time, each counted when it ended. */
final class TrafficSeries {

  private final Instant first;
  private final Duration slice;

  /** By version, and last by those that are none of the rollout; then by slice. */
  private final long[][] served;

  private final long[] lost;

  private TrafficSeries(Instant first, Duration slice, int versions, int slices) {
    this.first = first;
    this.slice = slice;
    this.served = new long[versions + 1][slices];
    this.lost = new long[slices];
  }

  /** The requests in a span, in at most so many slices. */
  static TrafficSeries of(
      Iterable<TrafficReport> reports,
      ImmutableList<RolloutVersion> versions,
      Span span,
      int most) {
    long least = LongMath.divide(span.length().toNanos(), most, RoundingMode.CEILING);
    long slice = RoundSteps.atLeast(least, RequestLog.SLICE.toNanos());
    int slices = (int) LongMath.divide(span.length().toNanos(), slice, RoundingMode.CEILING);
    TrafficSeries series =
        new TrafficSeries(span.from(), Duration.ofNanos(slice), versions.size(), slices);
    for (TrafficReport report : reports) {
      for (PodVersion version : report.versions()) {
        series.add(report, version, place(version, versions));
      }
    }
    return series;
  }

  /** A ReplicaSet's name ends with the hash that its pods have as a label. */
  static int place(PodVersion version, ImmutableList<RolloutVersion> versions) {
    for (int i = 0; i < versions.size(); i++) {
      String set = versions.get(i).replicaSet().name();
      if (!version.templateHash().isEmpty() && set.endsWith("-" + version.templateHash())) {
        return i;
      }
    }
    return versions.size();
  }

  private void add(TrafficReport report, PodVersion version, int place) {
    for (int i = 0; i < lost.length; i++) {
      for (Outcome outcome : Outcome.values()) {
        long number = report.countBetween(version, outcome, start(i), start(i + 1));
        if (outcome == Outcome.SERVED) {
          served[place][i] += number;
        } else {
          lost[i] += number;
        }
      }
    }
  }

  Duration slice() {
    return slice;
  }

  /** How many kinds of servers there are: the versions of the rollout, and all others as one. */
  int kinds() {
    return served.length;
  }

  long served(int kind, int index) {
    return served[kind][index];
  }

  long lost(int index) {
    return lost[index];
  }

  /** When a slice begins. */
  Instant start(int index) {
    return first.plus(slice.multipliedBy(index));
  }

  int slices() {
    return lost.length;
  }

  long totalLost() {
    long sum = 0;
    for (long number : lost) {
      sum += number;
    }
    return sum;
  }

  long totalServed(int index) {
    long sum = 0;
    for (long[] version : served) {
      sum += version[index];
    }
    return sum;
  }
}
