package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.sim.HasState;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What was done to a cluster from outside, and when. A run is given by its configuration, its
 * choices and its inputs: so another cluster to which the same is done lives through the same.
 *
 * <p>Only what comes from outside counts. What happens inside an event, or inside another input,
 * happens again by itself.
 */
final class Inputs implements HasState {

  /**
   * Something that was done.
   *
   * @param events how many events had run before: a time alone does not tell which of those that
   *     are due then
   * @param time since the cluster came to life
   */
  private record Input(long events, Duration time, Function<Cluster, ?> action) {}

  private final Cluster cluster;
  private final List<Input> inputs = new ArrayList<>();
  private boolean busy;

  Inputs(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Tells of the past only. */
  @Override
  public Object state() {
    return NONE;
  }

  /** Does something and remembers it. */
  void run(Consumer<Cluster> action) {
    Function<Cluster, Cluster> done =
        given -> {
          action.accept(given);
          return given;
        };
    give(done);
  }

  /** Does something that gives an answer, and remembers it. */
  <T> T give(Function<Cluster, T> action) {
    if (busy || cluster.apiServer().simulation().activity().isPresent()) {
      return action.apply(cluster);
    }
    inputs.add(new Input(events(), cluster.elapsed(), action));
    busy = true;
    try {
      return action.apply(cluster);
    } finally {
      busy = false;
    }
  }

  /** A cluster that has come as far as this one. */
  Cluster fork() {
    Cluster copy = repeat(cluster.elapsed());
    copy.inputs().advance(events(), cluster.elapsed());
    return checked(copy);
  }

  /** A cluster that has come as far as this one had then, or as it will without further input. */
  Cluster at(Duration time) {
    checkArgument(!time.isNegative(), "time (%s) must not be negative", time);
    if (time.compareTo(cluster.elapsed()) >= 0) {
      Cluster copy = fork();
      copy.runFor(time.minus(cluster.elapsed()));
      return copy;
    }
    Cluster copy = repeat(time);
    copy.runFor(time.minus(copy.elapsed()));
    return checked(copy);
  }

  private Cluster repeat(Duration end) {
    Cluster copy = Cluster.of(cluster.config());
    for (Input input : inputs) {
      if (input.time().compareTo(end) > 0) {
        break;
      }
      copy.inputs().advance(input.events(), input.time());
      copy.inputs().again(input);
    }
    return copy;
  }

  /** What was refused is refused again, and may have left its mark all the same. */
  private void again(Input input) {
    try {
      give(input.action());
    } catch (RuntimeException refused) {
      // Whoever gave the input has been told.
    }
  }

  private void advance(long events, Duration time) {
    Duration left = time.minus(cluster.elapsed());
    cluster.apiServer().simulation().runUntil(() -> events() >= events, left);
    Duration rest = time.minus(cluster.elapsed());
    if (!rest.isZero()) {
      cluster.runFor(rest);
    }
  }

  private long events() {
    return cluster.apiServer().simulation().executedEvents();
  }

  /** A copy that went another way would mislead: something was done behind the cluster's back. */
  private Cluster checked(Cluster copy) {
    Timeline mine = cluster.timeline();
    Timeline other = copy.timeline();
    boolean whole = copy.elapsed().equals(cluster.elapsed());
    for (int id = 1; id <= mine.size(); id++) {
      boolean due = whole || !mine.entry(id).time().isAfter(copy.now());
      if (!due && id > other.size()) {
        break;
      }
      if (id > other.size() || !mine.entry(id).equals(other.entry(id))) {
        throw divergence(mine, id);
      }
    }
    return copy;
  }

  private static IllegalStateException divergence(Timeline mine, int id) {
    return new IllegalStateException(
        ("the run cannot be repeated: at %s the copy did something else. A cluster remembers what"
                + " its own methods do; do the rest by Cluster.perform, and let programs and loads"
                + " of the configuration depend on what they are given only")
            .formatted(mine.describe(mine.entry(id))));
  }

  @Override
  public String toString() {
    return inputs.isEmpty()
        ? "no inputs"
        : "%s inputs, the last at +%s"
            .formatted(inputs.size(), VirtualTime.format(inputs.get(inputs.size() - 1).time()));
  }
}
