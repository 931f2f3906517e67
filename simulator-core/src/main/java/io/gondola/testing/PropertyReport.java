package io.gondola.testing;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * Which properties a rollout policy has.
 *
 * @param policy its name
 * @param results one for each property
 */
public record PropertyReport(String policy, ImmutableList<Result> results) {

  private static final int TITLE_WIDTH = 34;

  /**
   * What became of a property.
   *
   * @param scenarios in how many scenarios it was looked at; 0 if the policy does not promise it
   * @param failure the first scenario in which it was broken; empty if it was in none
   */
  public record Result(RolloutProperty property, int scenarios, Optional<Failure> failure) {

    /** {@code surge ceiling held in 10 scenarios}. */
    @Override
    public String toString() {
      return Strings.padEnd(property.title(), TITLE_WIDTH, ' ')
          + failure
              .map(broken -> "BROKEN in the scenario \"" + broken.scenario() + "\"")
              .orElseGet(this::held);
    }

    private String held() {
      return scenarios == 0
          ? "not promised"
          : "held in " + scenarios + (scenarios == 1 ? " scenario" : " scenarios");
    }
  }

  /**
   * A property that was broken.
   *
   * @param scenario the name of the scenario
   * @param code the scenario as a JUnit method to paste
   */
  public record Failure(String scenario, Counterexample counterexample, String code) {}

  public boolean allHold() {
    return broken().isEmpty();
  }

  /** The properties that the policy does not have. */
  public ImmutableList<RolloutProperty> broken() {
    return results.stream()
        .filter(result -> result.failure().isPresent())
        .map(Result::property)
        .collect(ImmutableList.toImmutableList());
  }

  /** What became of a property. */
  public Result result(RolloutProperty property) {
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
    if (!allHold()) {
      throw new AssertionError(this + "\n" + details());
    }
  }

  private String details() {
    return results.stream()
        .flatMap(result -> result.failure().stream().map(failure -> detail(result, failure)))
        .collect(joining("\n"));
  }

  private static String detail(Result result, Failure failure) {
    return "\n%s (%s), scenario \"%s\":\n%s"
        .formatted(
            result.property().title(),
            result.property().explanation(),
            failure.scenario(),
            failure.counterexample());
  }

  @Override
  public String toString() {
    return "rollout policy %s\n".formatted(policy)
        + results.stream().map(result -> "  " + result).collect(joining("\n"));
  }
}
