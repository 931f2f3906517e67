package io.gondola.timeline.requests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a client's requests. It only grows; served requests are counted, lost ones are
 * kept, up to {@link #MOST_KEPT}.
 */
public final class RequestLog {

  /** How finely time is divided. */
  public static final Duration SLICE = Duration.ofMillis(100);

  /** How many lost requests are kept one by one; all are counted. */
  public static final int MOST_KEPT = 10_000;

  private static final long SLICE_NANOS = SLICE.toNanos();

  private final String client;
  private final Instant runStart;
  private final Instant start;
  private final Map<PodVersion, VersionTally> tallies = new LinkedHashMap<>();
  private final List<LostRequest> lost = new ArrayList<>();
  private long sent;
  private long attempts;

  /**
   * @param runStart when the run began
   * @param start when the client begins
   */
  public RequestLog(String client, Instant runStart, Instant start) {
    this.client = client;
    this.runStart = runStart;
    this.start = start;
  }

  /** A request begins; gives its number. */
  public long begin() {
    return ++sent;
  }

  /** A request is sent for the first time, or again. */
  public void attempt() {
    attempts++;
  }

  /**
   * A request was answered.
   *
   * @param nanos when, since the client began
   * @param latency since it was first sent, in nanoseconds
   */
  public void served(PodVersion version, long nanos, long latency) {
    VersionTally tally = tally(version);
    tally.add(Outcome.SERVED, slice(nanos));
    tally.addLatency(latency);
  }

  /** A request ended otherwise. */
  public void lost(PodVersion version, LostRequest request) {
    long nanos = Duration.between(start, request.endedAt()).toNanos();
    tally(version).add(request.outcome(), slice(nanos));
    if (lost.size() < MOST_KEPT) {
      lost.add(request);
    }
  }

  /**
   * How things stand.
   *
   * @param inFlight requests that have not ended, as the client counts them
   */
  public TrafficReport report(Instant now, long inFlight) {
    ImmutableSortedMap.Builder<PodVersion, VersionTally> copies = ImmutableSortedMap.naturalOrder();
    tallies.forEach((version, tally) -> copies.put(version, tally.copy()));
    TrafficReport.Totals totals = new TrafficReport.Totals(sent, attempts, inFlight);
    TrafficReport.Times times = new TrafficReport.Times(runStart, start, now);
    return new TrafficReport(
        client, times, totals, copies.buildOrThrow(), ImmutableList.copyOf(lost));
  }

  private VersionTally tally(PodVersion version) {
    return tallies.computeIfAbsent(version, any -> new VersionTally());
  }

  private static int slice(long nanos) {
    return Math.toIntExact(nanos / SLICE_NANOS);
  }

  @Override
  public String toString() {
    return "RequestLog[%s, %s sent]".formatted(client, sent);
  }
}
