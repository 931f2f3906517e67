package io.gondola.controller.node;

import io.gondola.controller.node.ZoneState.Count;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All zones, and how the state of each decides at which pace its nodes are tainted. */
final class Zones {

  private final Map<String, ZoneTainter> tainters = new TreeMap<>();
  private final Supplier<ZoneTainter> factory;

  /** What a look at all zones brought. */
  enum Change {
    NONE,
    /** Now all zones are down. */
    ALL_DOWN,
    /** All zones were down, now some are not. */
    SOME_BACK
  }

  Zones(Supplier<ZoneTainter> factory) {
    this.factory = factory;
  }

  ZoneTainter of(String zone) {
    return tainters.computeIfAbsent(zone, key -> factory.get());
  }

  Change update(SortedMap<String, Count> counts) {
    tainters.keySet().retainAll(counts.keySet());
    boolean wereDown = tainters.values().stream().allMatch(Zones::isDown);
    boolean areDown =
        counts.values().stream().allMatch(zone -> zone.state() == ZoneState.FULL_DISRUPTION);
    if (areDown) {
      if (!wereDown) {
        tainters.values().forEach(ZoneTainter::stop);
      }
      return wereDown ? Change.NONE : Change.ALL_DOWN;
    }
    tainters.forEach((name, zone) -> enter(zone, counts.getOrDefault(name, Count.NONE), wereDown));
    return wereDown ? Change.SOME_BACK : Change.NONE;
  }

  private static void enter(ZoneTainter zone, Count count, boolean always) {
    if (always || zone.state() != count.state()) {
      zone.enter(count.state(), count);
    }
  }

  private static boolean isDown(ZoneTainter zone) {
    return zone.state() == ZoneState.FULL_DISRUPTION;
  }
}
