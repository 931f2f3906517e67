package io.gondola.explore;

import java.util.Optional;

/**
 * What an exploration found.
 *
 * @param runs how many runs were made
 * @param states how many different states were met at choices
 * @param exhaustive whether all runs have been made that can come to something new
 * @param failure the failing run with the fewest differences from the straight one; empty if none
 *     failed
 */
public record Outcome(int runs, int states, boolean exhaustive, Optional<Failure> failure) {

  public boolean holds() {
    return failure.isEmpty();
  }

  /**
   * For tests.
   *
   * @throws AssertionError if a run failed, or if there are more runs than were allowed
   */
  public void assertHolds() {
    if (!holds() || !exhaustive) {
      throw new AssertionError(toString());
    }
  }

  @Override
  public String toString() {
    String size = "%s runs, %s states".formatted(runs, states);
    return failure
        .map(failed -> "the last of %s fails\n%s".formatted(size, failed))
        .orElseGet(
            () ->
                exhaustive
                    ? "all holds in all there is: " + size
                    : "all holds so far, and there is more: "
                        + size
                        + "; allow more with maxRuns, or make the scenario smaller");
  }
}
