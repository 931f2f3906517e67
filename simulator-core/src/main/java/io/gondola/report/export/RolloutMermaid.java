package io.gondola.report.export;

import com.google.common.collect.ImmutableList;
import io.gondola.report.Lanes;
import io.gondola.report.PodLife;
import io.gondola.report.PodState;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;

/**
 * A rollout as a Mermaid Gantt chart, which many sites draw from Markdown: a section for each
 * ReplicaSet, a bar for each pod from the time that it was ready to the time that it had to go.
 *
 * <p>Where there are too many pods to read, a bar stands for all those of a ReplicaSet.
 */
public final class RolloutMermaid {

  /** More bars than this are no picture any more. */
  private static final int MOST_BARS = 40;

  /** In the language of d3, which draws the axis; a percent sign means something else in Java. */
  private static final String MINUTES_AND_SECONDS = "%" + "M:%" + "S";

  private final RolloutHistory history;
  private final Instant from;
  private final Instant to;
  private final Lanes lanes;

  private RolloutMermaid(RolloutHistory history) {
    ImmutableList<RolloutMoment> moments = history.moments();
    this.history = history;
    this.from = moments.isEmpty() ? history.start() : moments.get(0).time();
    this.to = moments.isEmpty() ? from : moments.get(moments.size() - 1).time();
    this.lanes = Lanes.of(history, from, to);
  }

  /** The text of the diagram, to stand in a block of {@code mermaid}. */
  public static String gantt(RolloutHistory history) {
    return new RolloutMermaid(history).text();
  }

  private String text() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("gantt");
    lines.add("  title Rollout of deployment " + history.deployment());
    lines.add("  dateFormat x");
    lines.add("  axisFormat " + MINUTES_AND_SECONDS);
    for (int version = 0; version < history.versions().size(); version++) {
      if (lanes.sizes().get(version) > 0) {
        lines.add("  section " + word(history.versions().get(version).toString()));
        bars(lines, version);
      }
    }
    return lines.toString();
  }

  private void bars(StringJoiner lines, int version) {
    ImmutableList<PodLife> pods =
        lanes.pods().stream()
            .filter(pod -> pod.version() == version)
            .collect(ImmutableList.toImmutableList());
    if (lanes.pods().size() > MOST_BARS) {
      lines.add(all(pods));
    } else {
      pods.forEach(pod -> bars(lines, pod));
    }
  }

  private String all(ImmutableList<PodLife> pods) {
    Instant first = pods.stream().map(PodLife::born).min(Instant::compareTo).orElse(from);
    Instant last = pods.stream().map(PodLife::gone).max(Instant::compareTo).orElse(to);
    return bar(pods.size() + " pods", "active", first, last);
  }

  /** A bar for each state that takes its time. */
  private void bars(StringJoiner lines, PodLife pod) {
    for (int i = 0; i < pod.phases().size(); i++) {
      PodState state = pod.phases().get(i).state();
      Instant begin = pod.phases().get(i).from();
      Instant end = i + 1 < pod.phases().size() ? pod.phases().get(i + 1).from() : to;
      if (state != PodState.NONE && end.isAfter(from) && begin.isBefore(to)) {
        lines.add(bar(pod.name() + " " + name(state), look(state), begin, end));
      }
    }
  }

  private static String name(PodState state) {
    return switch (state) {
      case NONE -> "gone";
      case STARTING -> "starting";
      case READY, AVAILABLE -> "ready";
      case LEAVING -> "leaving";
    };
  }

  private static String look(PodState state) {
    return switch (state) {
      case NONE, STARTING -> "done";
      case READY, AVAILABLE -> "active";
      case LEAVING -> "crit";
    };
  }

  private String bar(String words, String look, Instant begin, Instant end) {
    Instant left = begin.isBefore(from) ? from : begin;
    Instant right = end.isAfter(to) ? to : end;
    return "    %s :%s, %s, %s".formatted(word(words), look, millis(left), millis(right));
  }

  private long millis(Instant time) {
    return Duration.between(history.start(), time).toMillis();
  }

  /** Colons, semicolons and hashes mean something else to Mermaid. */
  private static String word(String text) {
    return text.replaceAll("[:;#]", " ");
  }
}
