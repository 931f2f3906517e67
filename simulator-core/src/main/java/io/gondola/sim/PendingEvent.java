package io.gondola.sim;

import java.time.Instant;

/**
 * An event that is going to run, as seen by someone who inspects the queue.
 *
 * @param due the virtual time it runs at
 * @param rank lower ranks of the same time run first
 * @param sequence its place in the order of scheduling
 * @param activity who will do what
 * @param cause what led to it, as of {@link Simulation#cause}
 */
public record PendingEvent(Instant due, int rank, long sequence, Activity activity, long cause) {

  @Override
  public String toString() {
    return due + " " + activity;
  }
}
