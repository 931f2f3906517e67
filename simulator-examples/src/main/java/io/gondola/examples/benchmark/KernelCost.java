package io.gondola.examples.benchmark;

import io.gondola.sim.Activity;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;

/**
 * How many events a second the kernel runs, beside a loop over a bare priority queue that does the
 * same work: timers, each of which sets the next one.
 */
record KernelCost(double simulationEventsPerSecond, double queueEventsPerSecond) {

  private static final int TIMERS = 10_000;
  private static final int EVENTS = 2_000_000;
  private static final int ROUNDS = 7;
  private static final Activity TICK = new Activity("benchmark", "tick");

  static KernelCost measure() {
    double[] simulation = new double[ROUNDS];
    double[] queue = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      queue[i] = eventsPerSecond(new BareQueue()::run);
      simulation[i] = eventsPerSecond(new Kernel()::run);
    }
    return new KernelCost(median(simulation), median(queue));
  }

  private static double eventsPerSecond(Runnable run) {
    long start = System.nanoTime();
    run.run();
    return EVENTS * 1e9 / (System.nanoTime() - start);
  }

  private static double median(double[] values) {
    return DoubleStream.of(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  /** Delays that differ, so that the queue has work to do. */
  private static long delay(int timer) {
    return 1_000 + timer * 7919L % TIMERS;
  }

  private static final class Kernel {
    private final Simulation simulation = new Simulation(Instant.EPOCH, Choices.seeded(1));

    void run() {
      for (int i = 0; i < TIMERS; i++) {
        set(i);
      }
      for (int i = 0; i < EVENTS; i++) {
        simulation.step();
      }
    }

    private void set(int timer) {
      simulation.schedule(Duration.ofNanos(delay(timer)), TICK, () -> set(timer));
    }
  }

  private static final class BareQueue {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
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

    void run() {
      for (int i = 0; i < TIMERS; i++) {
        set(i);
      }
      for (int i = 0; i < EVENTS; i++) {
        Entry next = queue.remove();
        now = next.due();
        next.action().run();
      }
    }

    private void set(int timer) {
      queue.add(new Entry(now + delay(timer), sequence++, () -> set(timer)));
    }
  }
}
