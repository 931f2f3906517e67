package io.gondola.examples.benchmark;

import io.gondola.sim.Activity;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Timers, each of which sets the next one: in the kernel, and in a loop over a bare priority queue.
 */
@State(Scope.Thread)
public class KernelBenchmark {

  /** So many a call that reading the clock does not matter. */
  static final int EVENTS = 10_000;

  private static final Activity TICK = new Activity("benchmark", "tick");

  @Param("10000")
  public int pending;

  private Simulation simulation;
  private BareQueue queue;
  private Counters counters;

  @Setup(Level.Iteration)
  public void setUp() {
    simulation = new Simulation(Instant.EPOCH, Choices.seeded(1));
    queue = new BareQueue();
    for (int i = 0; i < pending; i++) {
      schedule(i);
      enqueue(i);
    }
  }

  @Setup(Level.Invocation)
  public void begin(Counters heap) {
    counters = heap;
    counters.begin();
  }

  @TearDown(Level.Invocation)
  public void end() {
    counters.end();
  }

  @Benchmark
  public long kernel() {
    for (int i = 0; i < EVENTS; i++) {
      simulation.step();
    }
    return simulation.executedEvents();
  }

  @Benchmark
  public long bareQueue() {
    for (int i = 0; i < EVENTS; i++) {
      queue.step();
    }
    return queue.now;
  }

  private void schedule(int timer) {
    simulation.schedule(Duration.ofNanos(delay(timer)), TICK, () -> schedule(timer));
  }

  private void enqueue(int timer) {
    queue.add(delay(timer), () -> enqueue(timer));
  }

  /** Delays that differ, so that the queue has work to do. */
  private long delay(int timer) {
    return 1_000 + timer * 7919L % pending;
  }

  private static final class BareQueue {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long now;
    private long sequence;

    private record Entry(long due, long sequence, Runnable action) implements Comparable<Entry> {
      @Override
      public int compareTo(Entry other) {
        return due != other.due
            ? Long.compare(due, other.due)
            : Long.compare(sequence, other.sequence);
      }
    }

    private void add(long delay, Runnable action) {
      entries.add(new Entry(now + delay, sequence++, action));
    }

    private void step() {
      Entry next = entries.remove();
      now = next.due();
      next.action().run();
    }
  }
}
