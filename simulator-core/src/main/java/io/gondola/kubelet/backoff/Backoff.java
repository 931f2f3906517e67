package io.gondola.kubelet.backoff;

import java.time.Duration;
import java.time.Instant;

/**
 * What is remembered of something that keeps failing.
 *
 * @param delay to hold off after the next failure
 * @param since when the delay last grew
 */
public record Backoff(Duration delay, Instant since) {

  /** Nothing is remembered: long forgotten is the same as never known. */
  public static final Backoff NONE = new Backoff(Duration.ZERO, Instant.MIN);
}
