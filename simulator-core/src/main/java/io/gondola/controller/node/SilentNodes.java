package io.gondola.controller.node;

import io.gondola.apiserver.ApiServer;
import io.gondola.controller.Ticks;
import io.gondola.sim.Distribution;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nodes whose heartbeats stopped, and when each is given up.
 *
 * <p>No heartbeat is simulated. When they stop, the age of the last one is drawn: up to ten
 * seconds, for so often a kubelet renews its lease. It was noticed at the next beat of the
 * controller's loop, five seconds apart; 50 s after that, as Kubernetes has it since 1.32, the node
 * is given up. So from the stop it takes 40 to 55 s. Times are since the start of the run.
 */
final class SilentNodes {

  static final Duration GRACE = Duration.ofSeconds(50);

  private static final Distribution LEASE_AGE =
      Distribution.uniform(Duration.ZERO, Duration.ofSeconds(10));

  private final ApiServer api;
  private final Ticks loop;
  private final Map<String, Duration> lastNoticed = new TreeMap<>();

  SilentNodes(ApiServer api, Ticks loop) {
    this.api = api;
    this.loop = loop;
  }

  /**
   * Takes note that a node's heartbeats stopped now.
   *
   * @return when it is to be given up
   */
  Duration add(String node) {
    Simulation simulation = api.simulation();
    Duration now = simulation.elapsed();
    Duration age = LEASE_AGE.sample(simulation.choices().stream(NodeLifecycleController.COMPONENT));
    Duration noticed = now.plus(loop.untilAtLeast(now.minus(age)));
    lastNoticed.put(node, noticed);
    return noticed.plus(GRACE);
  }

  void remove(String node) {
    lastNoticed.remove(node);
  }

  boolean isGivenUp(String node) {
    Duration noticed = lastNoticed.get(node);
    return noticed != null && noticed.plus(GRACE).compareTo(api.simulation().elapsed()) <= 0;
  }

  /**
   * Counts from now on for all, as after the control plane itself was cut off.
   *
   * @return when they are to be given up
   */
  Duration restart() {
    Duration now = api.simulation().elapsed();
    lastNoticed.replaceAll((node, before) -> now);
    return now.plus(GRACE);
  }
}
