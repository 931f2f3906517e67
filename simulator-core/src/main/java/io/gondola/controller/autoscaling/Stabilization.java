package io.gondola.controller.autoscaling;

import java.time.Duration;
import java.time.Instant;

/** Keeps a size from going up and down with every flutter of the load. */
final class Stabilization {

  /** The controller's own window before a workload shrinks. */
  static final Duration DOWN_WINDOW = Duration.ofMinutes(5);

  private Stabilization() {}

  /** Without a behaviour: the greatest size of the window, its beginning included. */
  static int simple(ScalingHistory history, int size, Duration window, Instant now) {
    Instant cutoff = now.minus(window);
    int greatest = size;
    for (ScalingHistory.Entry entry : history.sizes()) {
      if (!entry.time().isBefore(cutoff)) {
        greatest = Math.max(greatest, entry.count());
      }
    }
    history.recommend(size, now, cutoff);
    return greatest;
  }

  /**
   * Not below the least size of the window for growing, not above the greatest of that for
   * shrinking; between them the present one stays.
   */
  static int withWindows(
      ScalingHistory history, int current, int size, Windows windows, Instant now) {
    Instant upCutoff = now.minus(windows.up());
    Instant downCutoff = now.minus(windows.down());
    int least = size;
    int greatest = size;
    for (ScalingHistory.Entry entry : history.sizes()) {
      if (entry.time().isAfter(upCutoff)) {
        least = Math.min(least, entry.count());
      }
      if (entry.time().isAfter(downCutoff)) {
        greatest = Math.max(greatest, entry.count());
      }
    }
    history.recommend(size, now, upCutoff.isBefore(downCutoff) ? upCutoff : downCutoff);
    return Math.min(Math.max(current, least), greatest);
  }

  /** How long to look back before growing, and before shrinking. */
  record Windows(Duration up, Duration down) {}
}
