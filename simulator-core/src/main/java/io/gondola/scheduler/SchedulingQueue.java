package io.gondola.scheduler;

import com.google.common.collect.ImmutableSet;
import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pods that have no node yet, in three areas as in Kubernetes: those whose turn comes next,
 * those that back off, and those that wait for a change that could help.
 *
 * <p>Since Kubernetes 1.33 a scheduler with nothing else to do cuts the back-off short. Here it
 * always takes its time: this scheduler is never short of it, and would ask each time.
 */
final class SchedulingQueue {

  private static final String COMPONENT = "default-scheduler";
  private static final Activity CYCLE = new Activity(COMPONENT, "schedule a pod");
  private static final Activity FLUSH_BACKOFF = new Activity(COMPONENT, "end back-off");
  private static final Activity FLUSH_WAITING = new Activity(COMPONENT, "retry old pods");

  /** How long a pod waits for help, and how often somebody looks at that. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private static final long LOOK_SECONDS = 30;

  private final Simulation simulation;
  private final Supplier<Duration> delay;
  private final Runnable cycle;

  private final TreeSet<QueuedPod> active = new TreeSet<>(QueuedPod.ORDER);
  private final TreeSet<QueuedPod> backingOff =
      new TreeSet<>(
          Comparator.comparing(SchedulingQueue::backoffEnd)
              .thenComparing(pod -> pod.arrival().number()));
  private final Map<ObjectKey, QueuedPod> unschedulable = new LinkedHashMap<>();

  /** All of them, looked up only. */
  private final Map<ObjectKey, QueuedPod> queued = new HashMap<>();

  private @Nullable Timer backoffTimer;
  private Instant backoffDue = Instant.MAX;
  private @Nullable Timer waitTimer;
  private long arrivals;

  /** How many pods wait for other pods near a node, not for room on it. */
  private int lookingAround;

  /**
   * @param delay from a pod's coming to the front of the queue until it is placed
   * @param cycle takes the next pod
   */
  SchedulingQueue(Simulation simulation, Supplier<Duration> delay, Runnable cycle) {
    this.simulation = simulation;
    this.delay = delay;
    this.cycle = cycle;
  }

  /** Adds a new pod. */
  void add(ObjectKey key, int priority) {
    if (!queued.containsKey(key)) {
      activate(new QueuedPod(key, priority, arrival(), 0, ImmutableSet.of()));
    }
  }

  void remove(ObjectKey key) {
    QueuedPod pod = queued.remove(key);
    if (pod != null) {
      active.remove(pod);
      backingOff.remove(pod);
      takeBack(key);
    }
  }

  /** Takes out the pod whose turn it is. */
  Optional<QueuedPod> poll() {
    QueuedPod next = active.pollFirst();
    if (next != null) {
      queued.remove(next.key());
    }
    return Optional.ofNullable(next);
  }

  /** Puts a pod aside that could not be placed. */
  void park(QueuedPod pod, ImmutableSet<Filter> failed) {
    QueuedPod parked = pod.rejectedBy(failed).arriving(arrival());
    unschedulable.put(parked.key(), parked);
    lookingAround += QueueingHints.neighboursHelp(failed) ? 1 : 0;
    queued.put(parked.key(), parked);
    if (waitTimer == null) {
      armWaitTimer(parked);
    }
  }

  /** Has those tried again that a change could help, once their back-off is over. */
  void wake(Predicate<QueuedPod> couldHelp) {
    for (QueuedPod pod : List.copyOf(unschedulable.values())) {
      if (couldHelp.test(pod)) {
        wake(pod);
      }
    }
  }

  /**
   * A pod has come to a node, or got other labels. A full cluster places thousands of pods while
   * others wait for room: those are not even looked at.
   */
  void wakeNeighbours() {
    if (lookingAround > 0) {
      wake(waiting -> QueueingHints.neighboursHelp(waiting.failed()));
    }
  }

  private void takeBack(ObjectKey key) {
    QueuedPod pod = unschedulable.remove(key);
    if (pod != null && QueueingHints.neighboursHelp(pod.failed())) {
      lookingAround--;
    }
  }

  private void wake(QueuedPod pod) {
    takeBack(pod.key());
    if (backoffEnd(pod).isAfter(simulation.now())) {
      QueuedPod patient =
          pod.arriving(
              new QueuedPod.Arrival(
                  pod.arrival().time(), pod.arrival().number(), simulation.cause()));
      queued.put(pod.key(), patient);
      backingOff.add(patient);
      armBackoffTimer();
    } else {
      activate(pod.arriving(arrival()));
    }
  }

  private void activate(QueuedPod pod) {
    queued.put(pod.key(), pod);
    active.add(pod);
    simulation.schedule(delay.get(), CYCLE, cycle);
  }

  private QueuedPod.Arrival arrival() {
    return new QueuedPod.Arrival(simulation.now(), arrivals++, simulation.cause());
  }

  private static Instant backoffEnd(QueuedPod pod) {
    return pod.arrival().time().plus(Backoff.DEFAULT.after(pod.attempts()));
  }

  /** Back-off ends on whole seconds only, as in Kubernetes. */
  private void armBackoffTimer() {
    Instant end = backoffEnd(backingOff.first());
    Instant second = end.truncatedTo(ChronoUnit.SECONDS);
    Instant due = second.equals(end) ? end : second.plusSeconds(1);
    if (backoffTimer != null && backoffTimer.isPending()) {
      if (!due.isBefore(backoffDue)) {
        return;
      }
      backoffTimer.cancel();
    }
    backoffDue = due;
    Duration wait = Duration.between(simulation.now(), due);
    backoffTimer = simulation.schedule(wait, FLUSH_BACKOFF, this::flushBackoff);
  }

  private void flushBackoff() {
    Instant now = simulation.now();
    while (!backingOff.isEmpty() && !backoffEnd(backingOff.first()).isAfter(now)) {
      QueuedPod pod = backingOff.pollFirst();
      long cause = pod.arrival().cause();
      simulation.causedBy(cause, () -> activate(pod.arriving(arrival())));
    }
    if (!backingOff.isEmpty()) {
      armBackoffTimer();
    }
  }

  private void armWaitTimer(QueuedPod oldest) {
    Duration elapsed =
        Duration.between(simulation.start(), oldest.arrival().time()).plus(LONGEST_WAIT);
    long looks = elapsed.toSeconds() / LOOK_SECONDS + 1;
    Duration wait = Duration.ofSeconds(looks * LOOK_SECONDS).minus(simulation.elapsed());
    waitTimer = simulation.schedule(wait, FLUSH_WAITING, this::flushWaiting);
  }

  private void flushWaiting() {
    waitTimer = null;
    Instant now = simulation.now();
    wake(pod -> pod.arrival().time().plus(LONGEST_WAIT).isBefore(now));
    // Pods are parked one after the other: the first one left is the oldest.
    unschedulable.values().stream().findFirst().ifPresent(this::armWaitTimer);
  }
}
