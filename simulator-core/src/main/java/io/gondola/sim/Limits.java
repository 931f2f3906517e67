package io.gondola.sim;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Bounds that turn a run which never settles into an error.
 *
 * @param eventsPerInstant how many events may run without time moving on; default ten million
 * @param events how many events one simulation may run in all; default ten billion
 */
public record Limits(long eventsPerInstant, long events) {

  public static final Limits DEFAULT = new Limits(10_000_000, 10_000_000_000L);

  public Limits {
    checkArgument(eventsPerInstant > 0, "eventsPerInstant (%s) must be positive", eventsPerInstant);
    checkArgument(events > 0, "events (%s) must be positive", events);
  }
}
