package io.gondola.scheduler;

import java.util.HashMap;
import java.util.Map;

/** Numbers of pods by node, and by place once somebody has asked; both are kept up to date. */
final class NodeCounts {

  private final int[] bySlot;

  /** Looked up and updated one by one, so that the order of topologies is never seen. */
  private final Map<Topology, int[]> byPlace = new HashMap<>();

  NodeCounts(int nodes) {
    bySlot = new int[nodes];
  }

  int at(int slot) {
    return bySlot[slot];
  }

  void add(int slot, int number) {
    bySlot[slot] += number;
    byPlace.forEach((topology, counts) -> addTo(topology, counts, slot, number));
  }

  /** The numbers by place. The array is this object's own: do not change it. */
  int[] places(Topology topology) {
    return byPlace.computeIfAbsent(topology, this::summedUp);
  }

  private int[] summedUp(Topology topology) {
    int[] counts = new int[topology.places()];
    for (int slot = 0; slot < bySlot.length; slot++) {
      addTo(topology, counts, slot, bySlot[slot]);
    }
    return counts;
  }

  private static void addTo(Topology topology, int[] counts, int slot, int number) {
    int place = topology.placeOf(slot);
    if (place != Topology.NOWHERE) {
      counts[place] += number;
    }
  }
}
