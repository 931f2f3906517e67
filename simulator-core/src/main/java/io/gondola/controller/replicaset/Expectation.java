package io.gondola.controller.replicaset;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.time.Instant;

/**
 * Creations and deletions that a controller has asked for and not yet seen in its cache. Counts may
 * fall below zero when more is seen than was asked for.
 *
 * @param since when the controller asked
 */
record Expectation(int creations, int deletions, Instant since) {

  /** After this time a controller no longer waits: the events must have been lost. */
  static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** The same with fewer events to come. */
  Expectation lowered(int byCreations, int byDeletions) {
    checkArgument(byCreations >= 0, "byCreations (%s) must not be negative", byCreations);
    checkArgument(byDeletions >= 0, "byDeletions (%s) must not be negative", byDeletions);
    return new Expectation(creations - byCreations, deletions - byDeletions, since);
  }

  /** Whether the controller may act again. */
  boolean satisfied(Instant now) {
    boolean allSeen = creations <= 0 && deletions <= 0;
    return allSeen || Duration.between(since, now).compareTo(TIMEOUT) > 0;
  }
}
