package io.gondola.rollout;

import io.gondola.api.apps.ReplicaSet;
import java.time.Instant;
import java.util.OptionalDouble;

/** What is measured of a version while it is rolled out. */
@FunctionalInterface
public interface RolloutMetrics {

  /** Says nothing. */
  RolloutMetrics NONE = (version, now) -> OptionalDouble.empty();

  /**
   * The share of the version's latest requests that failed, from 0 to 1; empty if it had none. Over
   * which time is the measurer's to say.
   */
  OptionalDouble errorRate(ReplicaSet version, Instant now);

  /** The same, and where it says nothing, what another one says. */
  default RolloutMetrics orElse(RolloutMetrics other) {
    return (version, now) -> {
      OptionalDouble own = errorRate(version, now);
      return own.isPresent() ? own : other.errorRate(version, now);
    };
  }
}
