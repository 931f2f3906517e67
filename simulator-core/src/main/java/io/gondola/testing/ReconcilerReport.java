package io.gondola.testing;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * Which properties a controller has.
 *
 * @param controller its name
 * @param results one for each property
 */
public record ReconcilerReport(String controller, ImmutableList<Result> results) {

  private static final int TITLE_WIDTH = 38;

  /**
   * What became of a property.
   *
   * @param runs in how many runs it was looked at
   * @param failure the first run in which it was broken; empty if it was in none
   */
  public record Result(ReconcilerProperty property, int runs, Optional<Counterexample> failure) {

    /** {@code idempotent held in 1 run}. */
    @Override
    public String toString() {
      String held = "held in " + runs + (runs == 1 ? " run" : " runs");
      return Strings.padEnd(property.title(), TITLE_WIDTH, ' ')
          + (failure.isPresent() ? "BROKEN" : held);
    }
  }

  /** The properties that the controller does not have. */
  public ImmutableList<ReconcilerProperty> broken() {
    return results.stream()
        .filter(result -> result.failure().isPresent())
        .map(Result::property)
        .collect(toImmutableList());
  }

  /** What became of a property. */
  public Result result(ReconcilerProperty property) {
    return results.stream()
        .filter(result -> result.property() == property)
        .findFirst()
        .orElseThrow();
  }

  /**
   * For tests.
   *
   * @throws AssertionError if any property is broken; it shows each with its first counterexample
   */
  public void assertAllHold() {
    if (!broken().isEmpty()) {
      throw new AssertionError(this + "\n" + details());
    }
  }

  private String details() {
    return results.stream()
        .flatMap(result -> result.failure().stream().map(failure -> detail(result, failure)))
        .collect(joining("\n"));
  }

  private static String detail(Result result, Counterexample failure) {
    return "\n%s (%s):\n%s"
        .formatted(result.property().title(), result.property().explanation(), failure);
  }

  @Override
  public String toString() {
    return "controller %s\n".formatted(controller)
        + results.stream().map(result -> "  " + result).collect(joining("\n"));
  }
}
