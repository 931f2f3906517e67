package io.gondola.timeline;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param id its number, counted from 1
 * @param time the virtual time
 * @param cause the number of the entry that led to it; 0 if it came from outside
 * @param component who did it
 * @param what what happened
 */
public record TimelineEntry(long id, Instant time, long cause, String component, Happening what) {

  /** What happened, in plain words. */
  public String happened() {
    return Wording.happening(what);
  }

  /** What happened, and who did it, in plain words. */
  public String words() {
    return Wording.of(this);
  }

  @Override
  public String toString() {
    return "#%s %s".formatted(id, words());
  }
}
