package io.gondola.network;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The Services as a node's proxy has put them into effect.
 *
 * <p>As kube-proxy does, it begins to apply changes as soon as one arrives, takes its time, and
 * then rests; what arrives meanwhile waits for the next turn. When the turns fall does not depend
 * on when somebody looks: they are computed from the history, up to the time of the look.
 */
final class ProxyView {

  private static final Distribution NO_TIME = Distribution.fixed(Duration.ZERO);

  private final Arrivals arrivals;
  private final Timing timing;
  private final Consumer<ObjectKey> onApplied;
  private final ServiceTable table = new ServiceTable();
  private ImmutableList<NetworkHistory.Change> underway = ImmutableList.of();

  /** When each change came into effect, in the order of the history. */
  private final List<Duration> effects = new ArrayList<>();

  /** When what is under way is in effect; before the first turn, nothing is. */
  private Duration turnEnds = Duration.ZERO;

  private Duration restsUntil = Duration.ZERO;
  private final Pauses pauses = new Pauses();

  /**
   * How the turns follow each other.
   *
   * @param minSync how long the proxy rests after a turn
   * @param instant whether turns take no time and follow each other without rest
   * @param apply how long a turn takes
   */
  record Timing(Duration minSync, boolean instant, Supplier<Duration> apply) {
    static Timing of(NetworkTimes times, Supplier<Duration> apply) {
      boolean instant = times.proxyMinSync().isZero() && times.proxyApply().equals(NO_TIME);
      return new Timing(times.proxyMinSync(), instant, apply);
    }
  }

  /**
   * @param onApplied hears of each Service that has changed
   */
  ProxyView(Arrivals arrivals, Timing timing, Consumer<ObjectKey> onApplied) {
    this.arrivals = arrivals;
    this.timing = timing;
    this.onApplied = onApplied;
  }

  /** What is in effect at a time, which must not go back. */
  ServiceTable at(Duration now) {
    while (finishTurn(now) && arrivals.hasArrived(now) && beginTurn(now)) {}
    return table;
  }

  /** Applies nothing for a while; what is under way waits for its end, too. */
  void pause(Duration now, Duration howLong) {
    at(now);
    pauses.add(now, now.plus(howLong));
  }

  /** Lets what is written within a while arrive later. */
  void delayArrivals(Duration extra, Duration until) {
    arrivals.delay(extra, until);
  }

  /** When a state of a Service or slice came into effect; empty if it has not. */
  Optional<Duration> effectiveSince(ApiObject state) {
    int index = arrivals.indexOf(state);
    return index < 0 || index >= effects.size()
        ? Optional.empty()
        : Optional.of(effects.get(index));
  }

  /** Puts what is under way into effect, if its time has come. */
  private boolean finishTurn(Duration now) {
    if (underway.isEmpty()) {
      return true;
    }
    Duration end = pauses.resume(turnEnds);
    if (end.compareTo(now) > 0) {
      return false;
    }
    for (NetworkHistory.Change change : underway) {
      onApplied.accept(table.apply(change));
      effects.add(end);
    }
    underway = ImmutableList.of();
    restsUntil = end.plus(timing.minSync());
    return true;
  }

  /**
   * Takes all that has arrived by the beginning of the turn. At the very time of its beginning more
   * may still be written, so the turn is computed once time has moved on; unless turns take no time
   * at all, when it makes no difference.
   */
  private boolean beginTurn(Duration now) {
    Duration arrival = arrivals.next().orElseThrow();
    Duration start = pauses.resume(arrival.compareTo(restsUntil) > 0 ? arrival : restsUntil);
    if (start.compareTo(now) > 0) {
      return false;
    }
    if (start.equals(now) && !timing.instant()) {
      return false;
    }
    ImmutableList.Builder<NetworkHistory.Change> batch = ImmutableList.builder();
    while (arrivals.hasArrived(start)) {
      batch.add(arrivals.take());
    }
    underway = batch.build();
    turnEnds = start.plus(timing.apply().get());
    return true;
  }
}
