package io.gondola.controller;

import io.gondola.sim.Distribution;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The beats of a loop that looks around at fixed intervals. They are computed, not simulated: a
 * loop that would find nothing to do costs nothing.
 *
 * <p>When the first beat falls is drawn when somebody first asks, so that a run without such a loop
 * draws nothing.
 */
public final class Ticks {

  private final Simulation simulation;
  private final String component;
  private final Duration period;
  private OptionalLong phase = OptionalLong.empty();

  /**
   * @param component whose stream of choices gives the phase
   */
  public Ticks(Simulation simulation, String component, Duration period) {
    this.simulation = simulation;
    this.component = component;
    this.period = period;
  }

  /** How long it is until the first beat that is not before a time, itself not in the past. */
  public Duration untilAtLeast(Duration elapsed) {
    long step = period.toNanos();
    long beats = Math.floorDiv(elapsed.toNanos() - phase() + step - 1, step);
    return Duration.ofNanos(beats * step + phase()).minus(simulation.elapsed());
  }

  /** How long it is until the next beat; zero if it is now. */
  public Duration untilNext() {
    return untilAtLeast(simulation.elapsed());
  }

  private long phase() {
    if (phase.isEmpty()) {
      Distribution anywhere = Distribution.uniform(Duration.ZERO, period.minusNanos(1));
      phase =
          OptionalLong.of(
              anywhere.sample(simulation.choices().stream(component + "/loop")).toNanos());
    }
    return phase.getAsLong();
  }
}
