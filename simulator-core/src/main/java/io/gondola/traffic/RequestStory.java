package io.gondola.traffic;

import com.google.common.collect.ImmutableList;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;

/**
 * What happened to a lost request, and around it.
 *
 * @param start when the run began, to print times relative to it
 * @param steps in the order of time
 */
public record RequestStory(Instant start, ImmutableList<Step> steps) {

  /** One thing that happened, in words. */
  public record Step(Instant time, String what) {}

  /** A line for each step, with its time. */
  @Override
  public String toString() {
    int width = steps.stream().mapToInt(step -> clock(step).length()).max().orElse(0);
    StringJoiner lines = new StringJoiner("\n");
    for (Step step : steps) {
      String clock = clock(step);
      lines.add(clock + " ".repeat(width - clock.length()) + "  " + step.what());
    }
    return lines.toString();
  }

  private String clock(Step step) {
    return "+" + VirtualTime.format(Duration.between(start, step.time()));
  }
}
