package io.gondola.sim;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A discrete-event simulation: actions run one after the other, each at its virtual time, and time
 * moves only when a caller runs the simulation.
 *
 * <p>Events of one time run by rank, the lowest first; those of one rank in the order that {@link
 * Choices#nextEvent} gives, which is first scheduled, first run unless told otherwise. An action
 * that throws ends the run: the exception reaches the caller.
 */
public final class Simulation implements HasState {

  private final Instant start;
  private final Choices choices;
  private final EventQueue queue = new EventQueue();
  private final LivelockGuard guard;
  private final HeldEvents held = new HeldEvents();
  private long nanos;

  /** The time as objects: thousands of events of one time ask for them. */
  private Instant now;

  private Duration elapsed = Duration.ZERO;
  private long cause;
  private @Nullable Activity activity;

  /** A simulation with default {@link Limits}. */
  public Simulation(Instant start, Choices choices) {
    this(start, choices, Limits.DEFAULT);
  }

  public Simulation(Instant start, Choices choices, Limits limits) {
    this.start = start;
    this.now = start;
    this.choices = choices;
    this.guard = new LivelockGuard(limits);
  }

  /** The time, and what is going to happen. */
  @Override
  public Object state() {
    return ImmutableList.of(nanos, queue, held);
  }

  /** The virtual time. */
  public Instant now() {
    return now;
  }

  /** The virtual time at which the simulation began. */
  public Instant start() {
    return start;
  }

  /** Virtual time since the start. */
  public Duration elapsed() {
    return elapsed;
  }

  public Choices choices() {
    return choices;
  }

  /** How many events have run. */
  public long executedEvents() {
    return guard.events();
  }

  /** Runs an action after a delay, with rank 0. */
  public Timer schedule(Duration delay, Activity activity, Runnable action) {
    return schedule(delay, 0, activity, action);
  }

  /** Runs an action after a delay; among the events of one time the lowest rank runs first. */
  public Timer schedule(Duration delay, int rank, Activity activity, Runnable action) {
    checkArgument(!delay.isNegative(), "delay (%s) must not be negative", delay);
    long due = Math.addExact(nanos, delay.toNanos());
    return queue.add(due, rank, activity, cause, action);
  }

  /**
   * What led to the event that runs now: the number that {@link #causedBy} gave when it was
   * scheduled, 0 if nothing in the simulation did.
   */
  public long cause() {
    return cause;
  }

  /** The event that runs now; empty between events. */
  public Optional<Activity> activity() {
    return Optional.ofNullable(activity);
  }

  /**
   * Runs an action whose events have another cause. The number means what the caller wants it to
   * mean.
   */
  public void causedBy(long newCause, Runnable action) {
    long before = cause;
    cause = newCause;
    try {
      action.run();
    } finally {
      cause = before;
    }
  }

  /**
   * Lets a component do nothing until {@link #release}: its events wait, in their order. To hold it
   * twice takes two releases.
   */
  public void hold(String component) {
    held.hold(component);
  }

  /** Lets a held component go on: what was due meanwhile happens now. */
  public void release(String component) {
    for (EventQueue.Event event : held.release(component)) {
      queue.add(nanos, event.rank(), event.activity(), event.cause(), event::run);
    }
  }

  /** Calls off all that a component has scheduled, as if it had ended. */
  public void callOff(String component) {
    queue.callOff(component);
    held.callOff(component);
  }

  /** Runs everything that is due within a span of virtual time, and moves the clock to its end. */
  public void runFor(Duration span) {
    checkArgument(!span.isNegative(), "span (%s) must not be negative", span);
    long end = Math.addExact(nanos, span.toNanos());
    while (runNext(end)) {}
    moveTo(end);
  }

  /**
   * Runs until a condition holds, looking after every event; it may hold at once.
   *
   * @param limit how much virtual time may pass
   * @return whether the condition holds; if not, the clock stands at the limit
   */
  public boolean runUntil(BooleanSupplier condition, Duration limit) {
    checkArgument(!limit.isNegative(), "limit (%s) must not be negative", limit);
    long end = Math.addExact(nanos, limit.toNanos());
    while (!condition.getAsBoolean()) {
      if (!runNext(end)) {
        moveTo(end);
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  /** Runs the next event and moves the clock to it; does nothing when none is left. */
  public boolean step() {
    return runNext(Long.MAX_VALUE);
  }

  /** What is going to happen, soonest first. */
  public ImmutableList<PendingEvent> pending() {
    return queue.snapshot(start);
  }

  private boolean runNext(long end) {
    EventQueue.Event next = queue.pollUntil(end, choices);
    if (next == null) {
      return false;
    }
    guard.check(next, next.due() == nanos);
    moveTo(next.due());
    if (held.takes(next)) {
      return true;
    }
    cause = next.cause();
    activity = next.activity();
    try {
      next.run();
    } finally {
      cause = 0;
      activity = null;
    }
    return true;
  }

  private void moveTo(long time) {
    if (time != nanos) {
      nanos = time;
      now = start.plusNanos(nanos);
      elapsed = Duration.ofNanos(nanos);
    }
  }
}
