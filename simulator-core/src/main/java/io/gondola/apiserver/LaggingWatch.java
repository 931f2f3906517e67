package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.sim.Activity;
import io.gondola.sim.HasState;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Changes on their way from the API server to a component: they arrive in order, each a delay after
 * it was written.
 */
final class LaggingWatch<T extends ApiObject> {

  private final Simulation simulation;
  private final Connections connections;
  private final Supplier<Duration> delay;
  private final Activity delivery;
  private final Receiver<T> receiver;
  private final ArrayDeque<Batch<T>> underway = new ArrayDeque<>();

  private final Batch<T> nothing = new Batch<>(Duration.ZERO);

  /** Those that arrive now. */
  private Batch<T> arriving = nothing;

  private boolean closed;

  LaggingWatch(
      ApiServer api,
      String component,
      ResourceType<T> type,
      Supplier<Duration> delay,
      Receiver<T> receiver) {
    this.simulation = api.simulation();
    this.connections = api.connections();
    this.delay = delay;
    this.delivery = new Activity(component, Informer.DELIVERY, type);
    this.receiver = receiver;
    connections.open(component, this);
  }

  /** Takes a change in, with what was noted of it when it was written. */
  @FunctionalInterface
  interface Receiver<T extends ApiObject> {
    void see(WatchEvent<T> event, int note);
  }

  /**
   * Changes that arrive at one time, each with a note, and with the timeline entry that tells of
   * it.
   */
  private static final class Batch<T extends ApiObject> implements HasState {
    private final Duration due;
    private final List<WatchEvent<T>> events = new ArrayList<>();
    private long[] causes = new long[4];
    private int[] notes = new int[4];
    private int arrived;

    Batch(Duration due) {
      this.due = due;
    }

    /** What arrives, and when; not what caused it, and what was noted follows from it. */
    @Override
    public Object state() {
      return ImmutableList.of(due, left());
    }

    void add(WatchEvent<T> event, int note, long cause) {
      if (events.size() == causes.length) {
        causes = Arrays.copyOf(causes, 2 * causes.length);
        notes = Arrays.copyOf(notes, 2 * notes.length);
      }
      notes[events.size()] = note;
      causes[events.size()] = cause;
      events.add(event);
    }

    List<WatchEvent<T>> left() {
      return events.subList(arrived, events.size());
    }
  }

  /** Whoever watches has ended: nothing arrives any more. */
  void close() {
    closed = true;
  }

  void onChange(WatchEvent<T> event, int note) {
    if (closed) {
      return;
    }
    Duration lag = delay.get().plus(connections.lagOf(delivery.component()));
    Duration due = simulation.elapsed().plus(lag);
    Batch<T> batch = underway.peekLast();
    if (batch == null || due.compareTo(batch.due) > 0) {
      batch = new Batch<>(due);
      underway.add(batch);
      simulation.schedule(due.minus(simulation.elapsed()), delivery, this::deliver);
    }
    batch.add(event, note, simulation.cause());
  }

  /** What has been written and has not arrived, oldest first. */
  ImmutableList<WatchEvent<T>> underway() {
    ImmutableList.Builder<WatchEvent<T>> events = ImmutableList.builder();
    events.addAll(arriving.left());
    underway.forEach(batch -> events.addAll(batch.left()));
    return events.build();
  }

  private void deliver() {
    Batch<T> batch = underway.remove();
    arriving = batch;
    while (batch.arrived < batch.events.size()) {
      long cause = batch.causes[batch.arrived];
      int note = batch.notes[batch.arrived];
      WatchEvent<T> event = batch.events.get(batch.arrived++);
      simulation.causedBy(cause, () -> receiver.see(event, note));
    }
    arriving = nothing;
  }
}
