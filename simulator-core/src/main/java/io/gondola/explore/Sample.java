package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.explore.ChoicePoint.Kind;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Choices;

/**
 * Runs by chance, and which of them failed: what testing with random seeds would find.
 *
 * @param failing the seeds of those that failed, in order
 */
public record Sample(int runs, ImmutableList<Integer> failing) {

  /** A fault before one event of so many, as a run of a few seconds has some hundred. */
  private static final int EVENTS_PER_FAULT = 100;

  static Sample of(Plan plan, int runs) {
    ImmutableList.Builder<Integer> failing = ImmutableList.builder();
    for (int seed = 1; seed <= runs; seed++) {
      ChoiceStream chance = Choices.seeded(seed).stream("exploration");
      Guide guide = (point, run) -> choose(point, chance);
      if (new Run(plan, guide, Differences.forgotten()).play().isPresent()) {
        failing.add(seed);
      }
    }
    return new Sample(runs, failing.build());
  }

  private static int choose(ChoicePoint point, ChoiceStream chance) {
    if (point.kind() != Kind.FAULT) {
      return chance.pick(point.alternatives());
    }
    return chance.pick(EVENTS_PER_FAULT) > 0 ? 0 : 1 + chance.pick(point.alternatives() - 1);
  }

  /** {@code 3 of 1000 random runs fail}. */
  @Override
  public String toString() {
    return "%s of %s random runs fail%s"
        .formatted(
            failing.size(),
            runs,
            failing.isEmpty() ? "" : ", the first with seed " + failing.get(0));
  }
}
