package io.gondola.controller.node;

import io.gondola.api.core.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a zone as a whole is: the more of it is down, the less its nodes are to blame. */
enum ZoneState {
  /** Not looked at yet. */
  INITIAL,
  NORMAL,
  /** More than two nodes and at least 55 % of the zone are down. */
  PARTIAL_DISRUPTION,
  /** No node of the zone is ready. */
  FULL_DISRUPTION;

  private static final float UNHEALTHY_SHARE = 0.55f;
  private static final int LARGE_ZONE = 50;
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration REDUCED = Duration.ofSeconds(100);

  /** How many nodes of a zone are ready and how many are not. */
  record Count(int ready, int notReady) {
    static final Count NONE = new Count(0, 0);

    Count plus(boolean isReady) {
      return isReady ? new Count(ready + 1, notReady) : new Count(ready, notReady + 1);
    }

    ZoneState state() {
      if (ready == 0 && notReady > 0) {
        return FULL_DISRUPTION;
      }
      float share = (float) notReady / (notReady + ready);
      return notReady > 2 && share >= UNHEALTHY_SHARE ? PARTIAL_DISRUPTION : NORMAL;
    }
  }

  /**
   * The time between two nodes that are tainted so that their pods leave; empty if none is. Not for
   * the case that all zones are down.
   */
  Optional<Duration> evictionPeriod(Count zone) {
    if (this != PARTIAL_DISRUPTION) {
      return Optional.of(USUAL);
    }
    return zone.ready() + zone.notReady() > LARGE_ZONE ? Optional.of(REDUCED) : Optional.empty();
  }

  /** Region and zone of a node, by its labels; nodes without share one zone. */
  static String zoneOf(Node node) {
    Map<String, String> labels = node.metadata().labels();
    return labels.getOrDefault("topology.kubernetes.io/region", "")
        + "/"
        + labels.getOrDefault("topology.kubernetes.io/zone", "");
  }
}
