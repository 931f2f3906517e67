package io.gondola.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The pods of a ReplicaSet, by state.
 *
 * @param starting not ready
 * @param ready ready, available or not
 * @param available ready for {@code minReadySeconds}; part of {@code ready}
 * @param leaving told to go and still there, ready or not
 */
public record PodCounts(int starting, int ready, int available, int leaving) {

  static final PodCounts NONE = new PodCounts(0, 0, 0, 0);

  /** The pods that count as replicas: all but those that are leaving. */
  public int active() {
    return starting + ready;
  }

  /** All pods that exist. */
  public int total() {
    return active() + leaving;
  }

  PodCounts plus(PodCounts more) {
    return new PodCounts(
        starting + more.starting,
        ready + more.ready,
        available + more.available,
        leaving + more.leaving);
  }

  /** {@code 3 ready, 1 starting}; states without a pod are left out. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (ready > 0) {
      parts.add(ready + " ready" + (available < ready ? " (" + available + " available)" : ""));
    }
    if (starting > 0) {
      parts.add(starting + " starting");
    }
    if (leaving > 0) {
      parts.add(leaving + " leaving");
    }
    return parts.isEmpty() ? "no pods" : String.join(", ", parts);
  }
}
