package io.gondola.sim;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Events by due time, rank and order of scheduling: a total order. */
final class EventQueue {

  /** Below this many called-off events a sweep is not worth its walk. */
  private static final int MIN_SWEEP = 64;

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long nextSequence;
  private int calledOff;

  /** An event is its own timer, so that scheduling allocates one object. */
  static final class Event implements Timer, Comparable<Event> {

    private final EventQueue queue;
    private final long due;
    private final int rank;
    private final long sequence;
    private final Activity activity;
    private long cause;
    private @Nullable Runnable action;

    private Event(EventQueue queue, long due, int rank, Activity activity, Runnable action) {
      this.queue = queue;
      this.due = due;
      this.rank = rank;
      this.sequence = queue.nextSequence++;
      this.activity = activity;
      this.action = action;
    }

    long due() {
      return due;
    }

    Activity activity() {
      return activity;
    }

    long cause() {
      return cause;
    }

    void run() {
      Runnable once = action;
      action = null;
      if (once != null) {
        once.run();
      }
    }

    @Override
    public boolean cancel() {
      if (action == null) {
        return false;
      }
      action = null;
      queue.onCalledOff();
      return true;
    }

    @Override
    public boolean isPending() {
      return action != null;
    }

    @Override
    public int compareTo(Event other) {
      if (due != other.due) {
        return Long.compare(due, other.due);
      }
      return rank != other.rank
          ? Integer.compare(rank, other.rank)
          : Long.compare(sequence, other.sequence);
    }

    private boolean tiesWith(Event other) {
      return due == other.due && rank == other.rank;
    }

    private PendingEvent describe(Instant start) {
      return new PendingEvent(start.plusNanos(due), rank, sequence, activity, cause);
    }
  }

  Event add(long due, int rank, Activity activity, long cause, Runnable action) {
    Event event = new Event(this, due, rank, activity, action);
    event.cause = cause;
    events.add(event);
    return event;
  }

  /** Takes the next event that is due at or before a time; null if there is none. */
  @Nullable Event pollUntil(long end, Choices choices) {
    Event head = peek();
    if (head == null || head.due > end) {
      return null;
    }
    return choices.ordersTies() ? pollTie(choices) : events.poll();
  }

  ImmutableList<PendingEvent> snapshot(Instant start) {
    return events.stream()
        .filter(Event::isPending)
        .sorted()
        .map(event -> event.describe(start))
        .collect(ImmutableList.toImmutableList());
  }

  private @Nullable Event peek() {
    Event head = events.peek();
    while (head != null && !head.isPending()) {
      events.poll();
      calledOff--;
      head = events.peek();
    }
    return head;
  }

  private Event pollTie(Choices choices) {
    List<Event> tied = new ArrayList<>();
    tied.add(events.remove());
    for (Event next = peek(); next != null && next.tiesWith(tied.get(0)); next = peek()) {
      tied.add(events.remove());
    }
    Event chosen = tied.size() == 1 ? tied.get(0) : tied.get(choices.nextEvent(tied.size()));
    for (Event event : tied) {
      if (event != chosen) {
        events.add(event);
      }
    }
    return chosen;
  }

  private void onCalledOff() {
    calledOff++;
    if (calledOff > MIN_SWEEP && calledOff > events.size() / 2) {
      events.removeIf(event -> !event.isPending());
      calledOff = 0;
    }
  }
}
