package io.gondola.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Spans of time in which somebody does nothing. */
final class Pauses {

  /** In the order of their beginnings. */
  private final List<Pause> pauses = new ArrayList<>();

  private record Pause(Duration from, Duration until) {}

  /** Must not begin before the one added last. */
  void add(Duration from, Duration until) {
    pauses.add(new Pause(from, until));
  }

  /**
   * When something happens that was due at a time: then, or at the end of the pause it falls in.
   */
  Duration resume(Duration due) {
    Duration time = due;
    for (Pause pause : pauses) {
      boolean inside = time.compareTo(pause.from()) >= 0 && time.compareTo(pause.until()) < 0;
      time = inside ? pause.until() : time;
    }
    return time;
  }
}
