package io.gondola.testing;

import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;

/** Walks through a timeline; changes at one time are one moment, as in pictures. */
final class Replay {

  private final List<TimelineEntry> entries;
  private final Instant end;
  private final ClusterState state;
  private int next;

  Replay(Timeline timeline) {
    this.entries = timeline.entries();
    this.end = timeline.end();
    this.state = new ClusterState(timeline.start());
  }

  ClusterState state() {
    return state;
  }

  /** Goes to a time; the state is the one that holds then. */
  void skipTo(Instant time) {
    while (next < entries.size() && !entries.get(next).time().isAfter(time)) {
      applyNext();
    }
    state.moveTo(time);
  }

  /** Goes to the next moment at which something happened; false if the record is over. */
  boolean advance() {
    if (next == entries.size()) {
      return false;
    }
    skipTo(entries.get(next).time());
    return true;
  }

  /** Until when the present state holds. */
  Instant until() {
    return next == entries.size() ? end : entries.get(next).time();
  }

  private void applyNext() {
    if (entries.get(next).what() instanceof Change change) {
      state.apply(change);
    }
    next++;
  }
}
