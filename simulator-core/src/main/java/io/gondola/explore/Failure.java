package io.gondola.explore;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.Fact;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.VirtualTime;
import java.util.List;

/**
 * A run in which something did not hold.
 *
 * @param broken what was expected, and what was the case
 * @param differences what happened other than in the straight run, a line each
 * @param script for {@link Exploration#replay}
 * @param cluster as it was then, with its timeline
 */
public record Failure(
    ImmutableList<Fact> broken, ImmutableList<String> differences, String script, Cluster cluster) {

  private static final String INDENT = " ".repeat(11);
  private static final int LAST_ENTRIES = 5;

  /** All that happened, up to the moment. */
  public Timeline timeline() {
    return cluster.timeline();
  }

  private ImmutableList<Fact> facts() {
    return ImmutableList.<Fact>builder()
        .addAll(broken)
        .add(new Fact("at", "+" + VirtualTime.format(cluster.elapsed())))
        .add(new Fact("because", lines(differences, "of nothing: the straight run fails")))
        .add(new Fact("record", lines(lastEntries(), "nothing happened")))
        .add(new Fact("replay", "exploration.replay(\"%s\")".formatted(script)))
        .build();
  }

  private List<String> lastEntries() {
    Timeline timeline = timeline();
    int size = timeline.size();
    return timeline.entries().subList(Math.max(0, size - LAST_ENTRIES), size).stream()
        .map(timeline::describe)
        .toList();
  }

  private static String lines(List<String> lines, String none) {
    return lines.isEmpty() ? none : String.join("\n", lines);
  }

  /** A fact a line, as in every error of a cluster. */
  @Override
  public String toString() {
    return facts().stream()
        .map(fact -> fact.toString().replace("\n", "\n" + INDENT))
        .collect(joining("\n"));
  }
}
