package io.gondola.testing;

import io.gondola.rollout.RolloutLimits;
import io.gondola.testing.TestCase.Trait;
import java.util.Optional;
import java.util.function.IntFunction;

/** Something that every rollout is to promise. {@link RolloutProperties} checks them all. */
public enum RolloutProperty {
  SURGE_CEILING("surge ceiling", "never more pods than replicas + maxSurge"),
  AVAILABILITY_FLOOR(
      "availability floor", "never fewer available pods than replicas - maxUnavailable"),
  PROGRESS("progress", "it completes when pods can become ready"),
  NO_FLAPPING("no flapping", "the new ReplicaSet only grows, and old ones only shrink"),
  NO_OSCILLATION(
      "no oscillation after completion", "once complete, no size changes and no pod is created"),
  SCALE_PROPORTIONS(
      "scale keeps proportions", "a new size on the way is shared in proportion to sizes so far"),
  ROLLBACK_RESTORES("rollback restores", "after an undo all pods are of the version before"),
  NO_ORPHAN("no orphan", "each pod has its ReplicaSet, and each ReplicaSet the Deployment"),
  NO_REQUEST_DROPPED(
      "no request dropped", "each is served if pods serve on for longer than news of them take"),
  DETERMINISM("determinism", "the same scenario runs in the same way twice");

  private final String title;
  private final String explanation;

  RolloutProperty(String title, String explanation) {
    this.title = title;
    this.explanation = explanation;
  }

  /** What it is called in reports: {@code surge ceiling}. */
  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }

  /** Whether the property is promised in a trial at all. */
  boolean appliesTo(Trial trial, IntFunction<RolloutLimits> limits) {
    TestCase test = trial.test();
    return switch (this) {
      case SURGE_CEILING -> !test.has(Trait.RESIZES, Trait.STALE);
      case AVAILABILITY_FLOOR -> !test.has(Trait.RESIZES, Trait.STALE, Trait.LOSSES);
      case NO_FLAPPING -> test.traits().isEmpty() && trial.isComplete();
      case NO_OSCILLATION -> !test.has(Trait.LOSSES) && trial.isComplete();
      case SCALE_PROPORTIONS -> test.has(Trait.RESIZES);
      case ROLLBACK_RESTORES -> test.has(Trait.ROLLBACK);
      case NO_ORPHAN -> trial.isComplete();
      case NO_REQUEST_DROPPED -> trial.requests().isPresent() && keepsSome(trial, limits);
      case PROGRESS, DETERMINISM -> true;
    };
  }

  /** Whether a policy promises that there are always pods to send requests to. */
  private static boolean keepsSome(Trial trial, IntFunction<RolloutLimits> limits) {
    int replicas = trial.test().scenario().replicas();
    return limits.apply(replicas).floor(replicas) > 0;
  }

  /** How the property is broken in a trial that it applies to; empty if it is not. */
  Optional<Counterexample> check(Trial trial, IntFunction<RolloutLimits> limits) {
    return switch (this) {
      case SURGE_CEILING -> SizeChecks.ceiling(trial, limits);
      case AVAILABILITY_FLOOR -> SizeChecks.floor(trial, limits);
      case PROGRESS -> EndChecks.progress(trial);
      case NO_FLAPPING -> SizeChecks.flapping(trial);
      case NO_OSCILLATION -> SizeChecks.oscillation(trial);
      case SCALE_PROPORTIONS -> ProportionCheck.of(trial).broken();
      case ROLLBACK_RESTORES -> EndChecks.rollback(trial);
      case NO_ORPHAN -> EndChecks.orphans(trial);
      case NO_REQUEST_DROPPED ->
          trial.requests().flatMap(requests -> trial.rollout().droppedNoRequest(requests));
      case DETERMINISM -> EndChecks.determinism(trial);
    };
  }
}
