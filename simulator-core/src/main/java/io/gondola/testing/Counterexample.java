package io.gondola.testing;

import com.google.common.collect.ImmutableList;
import io.gondola.Fact;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * The first moment at which something did not hold, with what a person needs to see why.
 *
 * @param headline what did not hold
 * @param facts what was expected, what was the case, when, what happened around it, how to replay
 */
public record Counterexample(String headline, ImmutableList<Fact> facts) {

  private static final String INDENT = " ".repeat(11);
  private static final int ENTRIES_BEFORE = 5;
  private static final int ENTRIES_AFTER = 2;

  /** One without a moment. */
  static Counterexample of(String headline, String expected, String actual) {
    return new Counterexample(
        headline, ImmutableList.of(new Fact("expected", expected), new Fact("but was", actual)));
  }

  /** The same with the moment, and the entries around it that are of interest. */
  Counterexample at(Timeline timeline, Instant time, Predicate<TimelineEntry> interest) {
    Duration elapsed = Duration.between(timeline.start(), time);
    Counterexample next = with("at", "+" + VirtualTime.format(elapsed));
    String entries = entriesAround(timeline, time, interest);
    return entries.isEmpty() ? next : next.with("record", entries);
  }

  /** The same with a picture. */
  Counterexample picture(String picture) {
    return with("picture", picture);
  }

  /** The same with what makes the same run again. */
  Counterexample replay(Timeline timeline) {
    return timeline.origin().isEmpty()
        ? this
        : with("replay", "a cluster with " + timeline.origin());
  }

  Counterexample with(String key, String value) {
    return new Counterexample(
        headline, ImmutableList.<Fact>builder().addAll(facts).add(new Fact(key, value)).build());
  }

  private static String entriesAround(
      Timeline timeline, Instant time, Predicate<TimelineEntry> interest) {
    List<TimelineEntry> entries = timeline.entries().stream().filter(interest).toList();
    int after = (int) entries.stream().takeWhile(entry -> !entry.time().isAfter(time)).count();
    StringJoiner lines = new StringJoiner("\n");
    for (TimelineEntry entry :
        entries.subList(
            Math.max(0, after - ENTRIES_BEFORE), Math.min(entries.size(), after + ENTRIES_AFTER))) {
      lines.add((entry.time().equals(time) ? "> " : "  ") + timeline.describe(entry));
    }
    return lines.toString();
  }

  /** A headline, then a fact a line, as in every error of a cluster. */
  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(headline);
    facts.forEach(fact -> lines.add(fact.toString().replace("\n", "\n" + INDENT)));
    return lines.toString();
  }
}
