package io.gondola.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;

/**
 * A chain of causes, the effect first. Prints as a line each; of a long chain, the middle is left
 * out.
 *
 * @param chain from the effect back to what started it; empty if nothing is known
 * @param start when the run began, to print times relative to it
 */
public record Explanation(List<TimelineEntry> chain, Instant start) {

  private static final int MOST_LINES = 24;
  private static final int LAST_LINES = 4;

  public Explanation {
    chain = List.copyOf(chain);
  }

  @Override
  public String toString() {
    if (chain.isEmpty()) {
      return "nothing is known of it";
    }
    int width = chain.stream().mapToInt(entry -> clock(entry).length()).max().orElse(0);
    StringJoiner lines = new StringJoiner("\n");
    int hidden = Math.max(0, chain.size() - MOST_LINES);
    int resume = chain.size() - LAST_LINES;
    for (int i = 0; i < chain.size(); i++) {
      if (hidden > 0 && i == resume - hidden) {
        lines.add(" ".repeat(width) + "  because ... " + hidden + " more ...");
        i = resume;
      }
      lines.add(line(chain.get(i), width, i == 0 ? "" : "because "));
    }
    return lines.toString();
  }

  private String line(TimelineEntry entry, int width, String link) {
    String clock = clock(entry);
    return clock + " ".repeat(width - clock.length()) + "  " + link + Wording.of(entry);
  }

  private String clock(TimelineEntry entry) {
    return "+" + VirtualTime.format(Duration.between(start, entry.time()));
  }
}
