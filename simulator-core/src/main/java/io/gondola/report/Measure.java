package io.gondola.report;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Something by which rollouts are compared.
 *
 * @param name the heading of its column
 * @param better which values are better
 * @param value of a trial; infinite for something that never came
 * @param text a finite value as it is printed
 */
public record Measure(
    String name, Better better, ToDoubleFunction<Trial> value, DoubleFunction<String> text) {

  private static final double NANOS = 1e9;

  /** Which of two values is better. */
  public enum Better {
    LOWER,
    HIGHER
  }

  /** Until all pods were new and available. */
  public static final Measure DURATION =
      new Measure(
          "duration",
          Better.LOWER,
          trial ->
              RolloutSummary.of(trial.rollout())
                  .duration()
                  .map(Measure::seconds)
                  .orElse(Double.POSITIVE_INFINITY),
          Measure::time);

  /** The fewest available pods at any moment. */
  public static final Measure LOWEST_AVAILABLE =
      new Measure(
          "lowest available",
          Better.HIGHER,
          trial -> RolloutSummary.of(trial.rollout()).lowestAvailable(),
          Measure::whole);

  /** The most pods at any moment, those that are leaving included: they too need room. */
  public static final Measure HIGHEST_PODS =
      new Measure(
          "highest pods",
          Better.LOWER,
          trial -> RolloutSummary.of(trial.rollout()).highestWithLeaving(),
          Measure::whole);

  /** The pods that existed, each for as long as it did, from the start to the last change. */
  public static final Measure POD_SECONDS =
      new Measure(
          "pod-seconds", Better.LOWER, trial -> trial.rollout().podSeconds(), Measure::whole);

  /** The requests of the trial's clients that were not served. */
  public static final Measure LOST_REQUESTS =
      new Measure("lost requests", Better.LOWER, Trial::lostRequests, Measure::whole);

  /** Within which time 99 % of the served requests were answered, for the client worst off. */
  public static final Measure LATENCY_P99 =
      new Measure("p99", Better.LOWER, trial -> seconds(trial.latency(99)), Measure::time);

  /**
   * The part of an error budget that the trial's clients used up: more than 100 % is too much.
   *
   * @param objective the share of requests that is to be served, such as 0.999; less than 1
   */
  public static Measure errorBudget(double objective) {
    checkArgument(
        objective >= 0 && objective < 1, "objective (%s) must be at least 0, below 1", objective);
    return new Measure(
        "budget " + ErrorBudget.percent(objective),
        Better.LOWER,
        trial -> trial.budgetSpent(objective),
        spent -> Math.round(spent * 100) + " %");
  }

  /** A figure that the trials bring along; every trial must have it. */
  public static Measure figure(String name, Better better) {
    return new Measure(name, better, trial -> figure(trial, name), Measure::whole);
  }

  private static double figure(Trial trial, String name) {
    Double value = trial.figures().get(name);
    checkArgument(value != null, "a trial has no figure %s, only %s", name, trial.figures());
    return value;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  private static String time(double seconds) {
    return VirtualTime.format(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }

  /** Infinite values have no digits. */
  String print(double measured) {
    return Double.isInfinite(measured) ? "never" : text.apply(measured);
  }

  /** Whether one value is better than another. */
  boolean prefers(double one, double other) {
    return better == Better.LOWER ? one < other : one > other;
  }
}
