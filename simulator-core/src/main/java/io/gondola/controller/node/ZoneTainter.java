package io.gondola.controller.node;

import io.gondola.controller.Ticks;
import io.gondola.controller.node.ZoneState.Count;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one zone that wait for the taint that drives their pods away, tainted one after the
 * other at the zone's pace.
 */
final class ZoneTainter {

  private final Simulation simulation;
  private final Ticks polls;
  private final Consumer<String> taint;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final EvictionLimiter limiter;
  private ZoneState state = ZoneState.INITIAL;
  private @Nullable Timer timer;

  /**
   * @param polls when it looks whether the next node's turn has come
   * @param taint taints a node
   */
  ZoneTainter(Simulation simulation, Ticks polls, Consumer<String> taint) {
    this.simulation = simulation;
    this.polls = polls;
    this.taint = taint;
    this.limiter = new EvictionLimiter(ZoneState.NORMAL.evictionPeriod(Count.NONE).orElseThrow());
  }

  ZoneState state() {
    return state;
  }

  void add(String node) {
    waiting.add(node);
    await();
  }

  void remove(String node) {
    waiting.remove(node);
  }

  void enter(ZoneState newState, Count zone) {
    enter(newState, newState.evictionPeriod(zone));
  }

  /**
   * All zones are down: most likely it is the control plane that is cut off. Nothing is tainted.
   */
  void stop() {
    enter(ZoneState.FULL_DISRUPTION, Optional.empty());
  }

  private void enter(ZoneState newState, Optional<Duration> period) {
    state = newState;
    limiter.change(period, simulation.elapsed());
    if (timer != null) {
      timer.cancel();
    }
    await();
  }

  private void await() {
    Optional<Duration> next = limiter.next(simulation.elapsed());
    boolean idle = timer == null || !timer.isPending();
    if (idle && !waiting.isEmpty() && next.isPresent()) {
      Activity activity = new Activity(NodeLifecycleController.COMPONENT, "taint the next node");
      timer = simulation.schedule(polls.untilAtLeast(next.get()), activity, this::taintNext);
    }
  }

  private void taintNext() {
    if (!waiting.isEmpty()) {
      String node = waiting.iterator().next();
      waiting.remove(node);
      limiter.take(simulation.elapsed());
      taint.accept(node);
    }
    await();
  }
}
