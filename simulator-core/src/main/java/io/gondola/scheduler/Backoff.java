package io.gondola.scheduler;

import java.time.Duration;

/** How long a pod that could not be placed is left alone. */
record Backoff(Duration initial, Duration max) {

  static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

  /** Doubles with each attempt, up to the limit; nothing before the first. */
  Duration after(int attempts) {
    if (attempts == 0) {
      return Duration.ZERO;
    }
    Duration wait = initial;
    for (int i = 1; i < attempts; i++) {
      if (wait.compareTo(max.minus(wait)) > 0) {
        return max;
      }
      wait = wait.plus(wait);
    }
    return wait.compareTo(max) > 0 ? max : wait;
  }
}
