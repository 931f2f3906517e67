package io.gondola.controller.policy;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.gondola.rollout.CanaryStep;
import io.gondola.sim.DurationText;
import java.time.Duration;
import java.util.List;

/** Reads a canary's steps: {@code 10 for 1m, 50 until promoted, 80}. */
final class CanaryStepsText {

  private static final String SYNTAX =
      "a step must be a weight from 0 to 100, then nothing, \"for\" and a duration, or \"until"
          + " promoted\": 10 for 1m, 50 until promoted";

  private static final Splitter STEPS = Splitter.on(',').trimResults();
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();

  private CanaryStepsText() {}

  /**
   * The steps.
   *
   * @param maxErrorRate the check at the end of each
   * @throws IllegalArgumentException with the rule that the text breaks
   */
  static ImmutableList<CanaryStep> parse(String text, double maxErrorRate) {
    ImmutableList.Builder<CanaryStep> steps = ImmutableList.builder();
    for (String step : STEPS.split(text)) {
      steps.add(step(WORDS.splitToList(step)).checking(maxErrorRate));
    }
    return steps.build();
  }

  private static CanaryStep step(List<String> words) {
    Integer weight = words.isEmpty() ? null : Ints.tryParse(words.get(0).replaceFirst("%$", ""));
    if (weight == null) {
      throw new IllegalArgumentException(SYNTAX);
    }
    if (words.size() == 1) {
      return CanaryStep.pausing(weight, Duration.ZERO);
    }
    String word = words.get(1);
    if (words.size() == 3 && word.equals("until") && words.get(2).equals("promoted")) {
      return CanaryStep.untilPromoted(weight);
    }
    if (words.size() == 3 && word.equals("for")) {
      return CanaryStep.pausing(
          weight,
          DurationText.parse(words.get(2)).orElseThrow(() -> new IllegalArgumentException(SYNTAX)));
    }
    throw new IllegalArgumentException(SYNTAX);
  }
}
