package io.gondola.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.timeline.VirtualTime;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** A client's requests in figures: how they ended, by version, and how fast the answers came. */
public final class TrafficTable {

  private static final int GAP = 2;

  private final TrafficReport report;

  private TrafficTable(TrafficReport report) {
    this.report = report;
  }

  public static TrafficTable of(TrafficReport report) {
    return new TrafficTable(report);
  }

  /** A row for each version, one for all, then latencies and the share that was served. */
  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n");
    Duration span = Duration.between(report.start(), report.end());
    lines.add(
        "%s: %s requests in %s"
            .formatted(report.client(), report.sent(), VirtualTime.format(span)));
    rows().forEach(lines::add);
    if (report.inFlight() > 0) {
      lines.add("  in flight  " + report.inFlight());
    }
    lines.add(
        "  latency    p50 %s, p90 %s, p99 %s, max %s"
            .formatted(latency(50), latency(90), latency(99), latency(100)));
    lines.add("  served     " + Percent.of(report.served(), report.ended()));
    return lines.toString();
  }

  private String latency(double percentile) {
    return VirtualTime.format(report.latency(percentile));
  }

  /** Answers with an error come only from servers that were told to give them. */
  private ImmutableList<Outcome> outcomes() {
    return Stream.of(Outcome.values())
        .filter(outcome -> outcome != Outcome.FAILED || report.count(outcome) > 0)
        .collect(ImmutableList.toImmutableList());
  }

  private List<String> rows() {
    ImmutableList<Outcome> outcomes = outcomes();
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    for (Outcome outcome : outcomes) {
      head.add(outcome.toString());
    }
    rows.add(head);
    for (PodVersion version : report.versions()) {
      List<String> row = new ArrayList<>(List.of(version.toString()));
      for (Outcome outcome : outcomes) {
        row.add(Long.toString(report.count(version, outcome)));
      }
      rows.add(row);
    }
    List<String> sum = new ArrayList<>(List.of("all"));
    for (Outcome outcome : outcomes) {
      sum.add(Long.toString(report.count(outcome)));
    }
    rows.add(sum);
    return aligned(rows);
  }

  /** The first column to the left, all others to the right. */
  private static List<String> aligned(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(GAP));
      for (int column = 0; column < row.size(); column++) {
        int width = width(rows, column);
        String cell = row.get(column);
        line.append(
            column == 0
                ? Strings.padEnd(cell, width, ' ')
                : Strings.padStart(cell, width + GAP, ' '));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
