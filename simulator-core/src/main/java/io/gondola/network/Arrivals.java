package io.gondola.network;

import io.gondola.api.meta.ApiObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A watch of the history: changes arrive in order, each a delay after it was written.
 *
 * <p>The delays are drawn change by change, so that they do not depend on when somebody looks.
 */
final class Arrivals {

  private final NetworkHistory history;
  private final Supplier<Duration> delay;
  private int next;
  private @Nullable Duration nextArrival;
  private Duration lastArrival = Duration.ZERO;
  private final List<Lag> lags = new ArrayList<>();

  /**
   * Changes that arrive later by hand.
   *
   * @param from the place in the history of the first one
   * @param until written before that
   */
  private record Lag(int from, Duration until, Duration extra) {}

  Arrivals(NetworkHistory history, Supplier<Duration> delay) {
    this.history = history;
    this.delay = delay;
  }

  /** Lets what is written from now on, within a while, arrive later. */
  void delay(Duration extra, Duration until) {
    lags.add(new Lag(history.size(), until, extra));
  }

  /** Of several delays the latest counts. */
  private Duration lagOf(int index) {
    Duration lag = Duration.ZERO;
    for (Lag each : lags) {
      if (index >= each.from()) {
        boolean lasts = history.get(index).at().compareTo(each.until()) < 0;
        lag = lasts ? each.extra() : Duration.ZERO;
      }
    }
    return lag;
  }

  /** The place in the history of a state of an object; -1 if it is not there. */
  int indexOf(ApiObject state) {
    return history.indexOf(state);
  }

  /** When the next change arrives; empty if none has been written. */
  Optional<Duration> next() {
    if (nextArrival == null && next < history.size()) {
      Duration arrival = history.get(next).at().plus(delay.get()).plus(lagOf(next));
      nextArrival = arrival.compareTo(lastArrival) < 0 ? lastArrival : arrival;
    }
    return Optional.ofNullable(nextArrival);
  }

  /** Whether the next change has arrived by a time. */
  boolean hasArrived(Duration time) {
    return next().filter(arrival -> arrival.compareTo(time) <= 0).isPresent();
  }

  NetworkHistory.Change take() {
    lastArrival = next().orElseThrow();
    nextArrival = null;
    return history.get(next++);
  }
}
