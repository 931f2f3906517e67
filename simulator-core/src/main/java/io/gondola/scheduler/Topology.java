package io.gondola.scheduler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places that a node label makes of the nodes: those of one value are one place. */
final class Topology {

  /** The place of a node that lacks the label. */
  static final int NOWHERE = -1;

  private final int[] placeOf;
  private final int places;

  private Topology(int[] placeOf, int places) {
    this.placeOf = placeOf;
    this.places = places;
  }

  static Topology of(String key, List<NodeInfo> nodes) {
    int[] placeOf = new int[nodes.size()];
    // It is looked up only: places are numbered in the order of the nodes.
    Map<String, Integer> byValue = new HashMap<>();
    for (int slot = 0; slot < placeOf.length; slot++) {
      String value = nodes.get(slot).node().metadata().labels().get(key);
      if (value == null) {
        placeOf[slot] = NOWHERE;
      } else {
        byValue.putIfAbsent(value, byValue.size());
        placeOf[slot] = byValue.get(value);
      }
    }
    return new Topology(placeOf, byValue.size());
  }

  /** The number of the node's place, or {@link #NOWHERE}. */
  int placeOf(int slot) {
    return placeOf[slot];
  }

  int places() {
    return places;
  }
}
