package io.gondola.timeline.requests;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;
import org.HdrHistogram.Histogram;

/**
 * What became of a client's requests up to a time: how many ended how, served by which version, how
 * fast, and when.
 *
 * <p>Each request is counted once, when it ends, however often it was sent again: {@link #sent} is
 * the sum of all outcomes and of those still {@link #inFlight}.
 */
public final class TrafficReport {

  private final String client;
  private final Times times;
  private final Totals totals;
  private final ImmutableSortedMap<PodVersion, VersionTally> tallies;
  private final ImmutableList<LostRequest> lostRequests;

  record Times(Instant runStart, Instant start, Instant end) {}

  record Totals(long sent, long attempts, long inFlight) {}

  TrafficReport(
      String client,
      Times times,
      Totals totals,
      ImmutableSortedMap<PodVersion, VersionTally> tallies,
      ImmutableList<LostRequest> lostRequests) {
    this.client = client;
    this.times = times;
    this.totals = totals;
    this.tallies = tallies;
    this.lostRequests = lostRequests;
  }

  public String client() {
    return client;
  }

  /** When the run began: what is printed counts from there. */
  public Instant runStart() {
    return times.runStart();
  }

  /** When the client began. */
  public Instant start() {
    return times.start();
  }

  /** The time that the report is of. */
  public Instant end() {
    return times.end();
  }

  public long sent() {
    return totals.sent();
  }

  /** How often requests were sent, retries included. */
  public long attempts() {
    return totals.attempts();
  }

  /** Requests that have not ended. */
  public long inFlight() {
    return totals.inFlight();
  }

  public long count(Outcome outcome) {
    return tallies.values().stream().mapToLong(tally -> tally.total(outcome)).sum();
  }

  /** Requests that reached a server of a version and ended so. */
  public long count(PodVersion version, Outcome outcome) {
    VersionTally tally = tallies.get(version);
    return tally == null ? 0 : tally.total(outcome);
  }

  public long served() {
    return count(Outcome.SERVED);
  }

  /** Requests that have ended without a good answer. */
  public long lost() {
    return ended() - served();
  }

  /** Requests that have ended, one way or the other. */
  public long ended() {
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += count(outcome);
    }
    return sum;
  }

  /** The versions that requests reached, {@link PodVersion#NONE} included if some reached none. */
  public ImmutableSortedSet<PodVersion> versions() {
    return tallies.keySet();
  }

  /** The lost requests, oldest first; at most {@link RequestLog#MOST_KEPT} of them. */
  public ImmutableList<LostRequest> lostRequests() {
    return lostRequests;
  }

  /**
   * Within which time a part of the served requests were answered, to three digits; zero if none
   * was.
   *
   * @param percentile 0 to 100: 50 is the median
   */
  public Duration latency(double percentile) {
    checkArgument(
        percentile >= 0 && percentile <= 100, "percentile (%s) must be 0 to 100", percentile);
    Histogram all = new VersionTally().latencies();
    tallies.values().forEach(tally -> all.add(tally.latencies()));
    return duration(all, percentile);
  }

  /** The same for one version. */
  public Duration latency(PodVersion version, double percentile) {
    VersionTally tally = tallies.get(version);
    return tally == null ? Duration.ZERO : duration(tally.latencies(), percentile);
  }

  private static Duration duration(Histogram histogram, double percentile) {
    return Duration.ofNanos(histogram.getValueAtPercentile(percentile) * 1_000);
  }

  /**
   * Requests that ended so in a span of time, {@code to} excluded; both are rounded down to a
   * multiple of {@link RequestLog#SLICE} since the client began.
   */
  public long countBetween(PodVersion version, Outcome outcome, Instant from, Instant to) {
    VersionTally tally = tallies.get(version);
    return tally == null ? 0 : tally.between(outcome, slice(from), slice(to));
  }

  /** The part of the requests served in a span of time that a version served; 0 if none was. */
  public double share(PodVersion version, Instant from, Instant to) {
    long all = 0;
    for (PodVersion each : versions()) {
      all += countBetween(each, Outcome.SERVED, from, to);
    }
    return all == 0 ? 0 : (double) countBetween(version, Outcome.SERVED, from, to) / all;
  }

  /**
   * When so many requests had been lost: the end of the {@link RequestLog#SLICE} in which the last
   * of them ended.
   *
   * @return empty if fewer have been lost so far
   */
  public Optional<Instant> whenLost(long count) {
    checkArgument(count > 0, "count (%s) must be positive", count);
    long lost = 0;
    int slices = tallies.values().stream().mapToInt(VersionTally::slices).max().orElse(0);
    for (int slice = 0; slice < slices; slice++) {
      for (VersionTally tally : tallies.values()) {
        lost += tally.lost(slice);
      }
      if (lost >= count) {
        return Optional.of(start().plus(RequestLog.SLICE.multipliedBy(slice + 1L)));
      }
    }
    return Optional.empty();
  }

  private int slice(Instant time) {
    long slices = Duration.between(start(), time).dividedBy(RequestLog.SLICE);
    return Math.toIntExact(Math.max(0, slices));
  }

  /** In a line: {@code client-1: 1000 sent, 998 served, 2 refused in 10s}. */
  @Override
  public String toString() {
    StringJoiner parts = new StringJoiner(", ");
    parts.add(client + ": " + sent() + " sent");
    for (Outcome outcome : Outcome.values()) {
      if (count(outcome) > 0) {
        parts.add(count(outcome) + " " + outcome);
      }
    }
    if (inFlight() > 0) {
      parts.add(inFlight() + " in flight");
    }
    return parts + " in " + VirtualTime.format(Duration.between(start(), end()));
  }
}
