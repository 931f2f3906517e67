package io.gondola.timeline;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chain of causes, the effect first. Prints as a line each.
 *
 * @param chain from the effect back to what started it; empty if nothing is known
 * @param start when the run began, to print times relative to it
 */
public record Explanation(List<TimelineEntry> chain, Instant start) {

  public Explanation {
    chain = List.copyOf(chain);
  }

  @Override
  public String toString() {
    return chain.stream()
        .map(entry -> Wording.line(entry, start))
        .collect(Collectors.joining("\n  because "));
  }
}
