package io.gondola.controller.node;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets one node of a zone at a time be tainted: the first at once, the next a period later. Times
 * are since the start of the run.
 */
final class EvictionLimiter {

  private Optional<Duration> period;
  private Duration freeAt = Duration.ZERO;

  EvictionLimiter(Duration period) {
    this.period = Optional.of(period);
  }

  /** When the next node may be tainted, now or later; empty if none may. */
  Optional<Duration> next(Duration now) {
    return period.map(any -> freeAt.compareTo(now) > 0 ? freeAt : now);
  }

  void take(Duration now) {
    freeAt = now.plus(period.orElseThrow());
  }

  /** Goes on at another pace; who has to wait now waits one full period of the new one. */
  void change(Optional<Duration> newPeriod, Duration now) {
    boolean waiting = period.isEmpty() || freeAt.compareTo(now) > 0;
    if (waiting && newPeriod.isPresent()) {
      freeAt = now.plus(newPeriod.get());
    }
    period = newPeriod;
  }
}
