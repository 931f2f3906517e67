package io.gondola.testing;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.ClusterConfig;
import io.gondola.api.meta.IntOrString;
import io.gondola.report.Workers;
import io.gondola.rollout.RolloutLimits;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.testing.PropertyReport.Failure;
import io.gondola.testing.PropertyReport.Result;
import io.gondola.timeline.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What every rollout is to promise, checked for any policy: failure scenarios times properties.
 *
 * <pre>{@code
 * RolloutProperties.check("RollingUpdate").assertAllHold();
 * }</pre>
 *
 * <p>Scenarios run at the same time, on several threads, each with a cluster of its own: a policy
 * that keeps state of its own between decisions would mix them up.
 */
public final class RolloutProperties {

  private static final ImmutableSet<String> STRATEGIES =
      ImmutableSet.of("RollingUpdate", "Recreate");

  /** What a policy that was given as an object is called. */
  private static final String OWN_NAME = "own-policy";

  private final String policy;
  private final ClusterConfig config;
  private final IntFunction<RolloutLimits> limits;
  private final boolean proportional;

  private RolloutProperties(
      String policy,
      ClusterConfig config,
      IntFunction<RolloutLimits> limits,
      boolean proportional) {
    this.policy = policy;
    this.config = config;
    this.limits = limits;
    this.proportional = proportional;
  }

  /**
   * Runs all scenarios and checks all properties.
   *
   * @param policy {@code RollingUpdate}, {@code Recreate}, or a name as in the annotation {@code
   *     gondola.io/rollout-policy}
   */
  public static PropertyReport check(String policy) {
    return check(policy, ClusterConfig.DEFAULT);
  }

  /** The same with another seed, other delays, or policies of your own. */
  public static PropertyReport check(String policy, ClusterConfig config) {
    return of(policy, config).check();
  }

  /** The same for a policy of your own; pods in excess and missing pods as its limits have it. */
  public static PropertyReport check(RolloutPolicy policy) {
    return of(policy, ClusterConfig.DEFAULT).check();
  }

  /** Properties of a policy of your own that are not checked yet. */
  public static RolloutProperties of(RolloutPolicy policy, ClusterConfig config) {
    return new RolloutProperties(
        OWN_NAME, config.withRolloutPolicy(OWN_NAME, policy), policy::limits, false);
  }

  /** Properties that are not checked yet: set limits first. */
  public static RolloutProperties of(String policy, ClusterConfig config) {
    return new RolloutProperties(
        policy, config, usualLimits(policy), policy.equals("RollingUpdate"));
  }

  /**
   * The same with other limits for pods in excess and pods that are missing, by the size of the
   * Deployment. By default they are those of a rolling update with 25% each, or of {@code
   * Recreate}.
   */
  public RolloutProperties withLimits(IntFunction<RolloutLimits> other) {
    return new RolloutProperties(policy, config, other, proportional);
  }

  /**
   * The same with the promise that a new size on the way is shared in proportion: {@code
   * RollingUpdate} gives it, and other policies need not.
   */
  public RolloutProperties keepingProportions() {
    return new RolloutProperties(policy, config, limits, true);
  }

  private static IntFunction<RolloutLimits> usualLimits(String policy) {
    IntOrString quarter = IntOrString.of("25%");
    return policy.equals("Recreate")
        ? replicas -> new RolloutLimits(0, replicas)
        : replicas -> RolloutLimits.resolve(quarter, quarter, replicas);
  }

  /** Runs all scenarios, on all cores, and checks all properties. */
  public PropertyReport check() {
    return check(Workers.onAllCores());
  }

  /**
   * The same with a number of scenarios at a time, which makes no difference to what comes out.
   *
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public PropertyReport check(Workers workers) {
    boolean named = !STRATEGIES.contains(policy);
    String strategy = "{type: " + (named ? "RollingUpdate" : policy) + "}";
    ImmutableList<Workers.Job<Checked>> jobs =
        TestCase.all(config, named ? policy : "", strategy).stream()
            .map(test -> new Workers.Job<>(test.name(), () -> check(Trial.run(test))))
            .collect(ImmutableList.toImmutableList());
    ImmutableList<Checked> checked = workers.run(jobs, Progress.NONE);
    return new PropertyReport(
        policy,
        Arrays.stream(RolloutProperty.values())
            .map(property -> result(property, checked))
            .collect(ImmutableList.toImmutableList()));
  }

  /** What became of the properties that can be asked for in a scenario. */
  private record Checked(ImmutableMap<RolloutProperty, Optional<Failure>> failures) {}

  private Checked check(Trial trial) {
    return new Checked(
        Arrays.stream(RolloutProperty.values())
            .filter(property -> isPromised(property) && property.appliesTo(trial, limits))
            .collect(toImmutableMap(property -> property, property -> failure(property, trial))));
  }

  private static Result result(RolloutProperty property, List<Checked> checked) {
    ImmutableList<Optional<Failure>> relevant =
        checked.stream()
            .flatMap(scenario -> Stream.ofNullable(scenario.failures().get(property)))
            .collect(ImmutableList.toImmutableList());
    return new Result(
        property, relevant.size(), relevant.stream().flatMap(Optional::stream).findFirst());
  }

  private boolean isPromised(RolloutProperty property) {
    return proportional || property != RolloutProperty.SCALE_PROPORTIONS;
  }

  private Optional<Failure> failure(RolloutProperty property, Trial trial) {
    return property
        .check(trial, limits)
        .map(broken -> new Failure(trial.test().name(), broken, trial.test().code()));
  }
}
