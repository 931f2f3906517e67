package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.Activity;
import io.gondola.sim.HasState;
import io.gondola.sim.Simulation;
import io.gondola.sim.Timer;
import io.gondola.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The keys that a controller has to look at. A key that is added twice before its turn is looked at
 * once; one whose reconciliation fails comes back after a back-off.
 *
 * <p>Back-off doubles up to 1,000 s, as in Kubernetes; the limit on all retries together is not
 * modelled.
 */
public final class WorkQueue implements HasState {

  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(1000);

  private final Simulation simulation;
  private final Timeline timeline;
  private final String component;
  private final Reconciler reconciler;
  private final Settings settings;

  // Keys are looked up, never walked: the order of these maps is never seen.
  private final Map<ObjectKey, Long> waiting = new HashMap<>();
  private final Map<ObjectKey, Later> later = new HashMap<>();
  private final Map<ObjectKey, Integer> failures = new HashMap<>();

  /** A key that will be added at a time. */
  private record Later(Instant due, Timer timer) {}

  /**
   * How a queue treats its keys.
   *
   * @param delay how long a key waits for its turn
   * @param maxRetries how often a failing key comes back before it is given up
   * @param firstBackoff how long it waits after its first failure; twice as long after each further
   */
  public record Settings(Supplier<Duration> delay, int maxRetries, Duration firstBackoff) {

    /** With the back-off that most controllers use, from 5 ms on. */
    public Settings(Supplier<Duration> delay, int maxRetries) {
      this(delay, maxRetries, Duration.ofMillis(5));
    }

    /** Retries for ever, as most controllers do. */
    public static Settings retryingForever(Supplier<Duration> delay) {
      return new Settings(delay, Integer.MAX_VALUE);
    }
  }

  public WorkQueue(ApiServer api, String component, Settings settings, Reconciler reconciler) {
    this.simulation = api.simulation();
    this.timeline = api.timeline();
    this.component = component;
    this.settings = settings;
    this.reconciler = reconciler;
  }

  /** The keys that wait are those of pending events; what they wait for only explains. */
  @Override
  public Object state() {
    return ImmutableList.of(later, failures, settings, reconciler);
  }

  /** Adds a key; its turn comes after the queue's delay. */
  public void add(ObjectKey key) {
    Long before = waiting.get(key);
    if (before == null) {
      waiting.put(key, simulation.cause());
      simulation.schedule(
          settings.delay().get(), new Activity(component, "sync", key), () -> process(key));
    } else if (!isEcho(simulation.cause()) || isEcho(before)) {
      waiting.put(key, simulation.cause());
    }
  }

  /** Adds a key after a while; an earlier date set before stands. */
  public void addAfter(ObjectKey key, Duration wait) {
    if (wait.isZero() || wait.isNegative()) {
      add(key);
      return;
    }
    Instant due = simulation.now().plus(wait);
    Later before = later.get(key);
    if (before != null && before.timer().isPending()) {
      if (!due.isBefore(before.due())) {
        return;
      }
      before.timer().cancel();
    }
    Activity wake = new Activity(component, "wake up for", key);
    later.put(key, new Later(due, simulation.schedule(wait, wake, () -> onDue(key))));
  }

  /** Adds a key after the back-off of its failures so far. */
  public void addRateLimited(ObjectKey key) {
    int failed = failures.merge(key, 1, Integer::sum);
    Duration wait =
        failed > 28 ? LONGEST_BACKOFF : settings.firstBackoff().multipliedBy(1L << (failed - 1));
    addAfter(key, wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait);
  }

  private void onDue(ObjectKey key) {
    later.remove(key);
    add(key);
  }

  private void process(ObjectKey key) {
    Long cause = waiting.remove(key);
    simulation.causedBy(cause == null ? simulation.cause() : cause, () -> reconcile(key));
  }

  private void reconcile(ObjectKey key) {
    try {
      reconciler.reconcile(key);
      failures.remove(key);
    } catch (ApiException refused) {
      retry(key);
    }
  }

  private void retry(ObjectKey key) {
    if (failures.getOrDefault(key, 0) < settings.maxRetries()) {
      addRateLimited(key);
    } else {
      failures.remove(key);
    }
  }

  /** News of a component's own writes explains less than news from elsewhere. */
  private boolean isEcho(long cause) {
    return cause != 0 && timeline.entry(cause).component().equals(component);
  }
}
