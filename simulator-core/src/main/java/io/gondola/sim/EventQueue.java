package io.gondola.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events by due time, rank and order of scheduling: a total order.
 *
 * <p>Thousands of events often share a time. They hang on one another in the order of scheduling,
 * and only the first of such a chain is in the heap; so the cost of an event grows with the number
 * of different times, not with that of events.
 */
final class EventQueue implements HasState {

  /** How many chains can be lengthened at a time: a power of two. */
  private static final int OPEN_CHAINS = 16;

  /** An odd number without a pattern: times are round, their products with it are not. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  /** Below this many called-off events a sweep is not worth its walk. */
  private static final int MIN_SWEEP = 64;

  private final EventHeap heap = new EventHeap();

  /**
   * The last event of a chain, in a place that depends on its time. A chain that has lost its place
   * to another grows no more, so that of two chains of one time the earlier has all the earlier
   * events.
   */
  private final @Nullable Event[] tails = new Event[OPEN_CHAINS];

  /** Those of one time while one is chosen. */
  private List<Event> tied = List.of();

  private int size;
  private long nextSequence;
  private int calledOff;

  /** An event is its own timer, so that scheduling allocates one object. */
  static final class Event implements Timer, HasState, Comparable<Event> {

    private final EventQueue queue;
    private final long due;
    private final int rank;
    private final long sequence;
    private final Activity activity;
    private long cause;
    private @Nullable Runnable action;
    private boolean queued;
    @Nullable Event next;

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

    int rank() {
      return rank;
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
      if (queued) {
        queue.onCalledOff();
      }
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

    /** Neither its place among events of the same time, which is chosen, nor its cause matters. */
    @Override
    public Object state() {
      return action == null ? NONE : Arrays.asList(due, rank, activity, action);
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
    enqueue(event);
    return event;
  }

  private void enqueue(Event event) {
    int place = (int) ((event.due * SPREAD) >>> 32) & (OPEN_CHAINS - 1);
    Event tail = tails[place];
    if (tail != null && tail.queued && tail.tiesWith(event) && tail.sequence < event.sequence) {
      tail.next = event;
    } else {
      heap.add(event);
    }
    event.queued = true;
    tails[place] = event;
    size++;
  }

  private @Nullable Event poll() {
    Event head = heap.poll();
    if (head != null) {
      head.queued = false;
      size--;
    }
    return head;
  }

  /** Takes the next event that is due at or before a time; null if there is none. */
  @Nullable Event pollUntil(long end, Choices choices) {
    Event head = peek();
    if (head == null || head.due > end) {
      return null;
    }
    return choices.ordersTies() ? pollTie(choices) : poll();
  }

  void callOff(String component) {
    for (Event event : heap.all()) {
      if (event.activity.component().equals(component)) {
        event.cancel();
      }
    }
  }

  ImmutableList<PendingEvent> snapshot(Instant start) {
    return heap.all().stream()
        .filter(Event::isPending)
        .sorted()
        .map(event -> event.describe(start))
        .collect(ImmutableList.toImmutableList());
  }

  private @Nullable Event peek() {
    Event head = heap.peek();
    while (head != null && !head.isPending()) {
      poll();
      calledOff--;
      head = heap.peek();
    }
    return head;
  }

  private Event pollTie(Choices choices) {
    List<Event> alike = new ArrayList<>();
    for (Event next = peek(); next != null && isAlike(alike, next); next = peek()) {
      poll();
      alike.add(next);
    }
    Event chosen = alike.size() == 1 ? alike.get(0) : choose(alike, choices);
    for (Event event : alike) {
      if (event != chosen) {
        enqueue(event);
      }
    }
    return chosen;
  }

  private Event choose(List<Event> alike, Choices choices) {
    tied = alike;
    int choice = choices.nextEvent(Lists.transform(alike, Event::activity));
    tied = List.of();
    return alike.get(choice);
  }

  /** What is going to happen, in any order: that of events of one time is chosen. */
  @Override
  public Object state() {
    List<Event> pending = heap.all();
    pending.addAll(tied);
    pending.removeIf(event -> !event.isPending());
    return new StateHash.Unordered(pending);
  }

  private static boolean isAlike(List<Event> tied, Event next) {
    return tied.isEmpty() || next.tiesWith(tied.get(0));
  }

  private void onCalledOff() {
    calledOff++;
    if (calledOff > MIN_SWEEP && calledOff > size / 2) {
      sweep();
    }
  }

  private void sweep() {
    List<Event> all = heap.all();
    heap.clear();
    Arrays.fill(tails, null);
    size = 0;
    calledOff = 0;
    all.forEach(event -> event.queued = false);
    all.stream().filter(Event::isPending).sorted().forEach(this::enqueue);
  }
}
