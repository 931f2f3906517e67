package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.timeline.VirtualTime;

/** What a run does other than usual, in words; a run that nobody will read notes nothing. */
final class Differences {

  private final ImmutableList.Builder<String> lines = ImmutableList.builder();
  private final boolean kept;
  private String next = "";

  private Differences(boolean kept) {
    this.kept = kept;
  }

  static Differences kept() {
    return new Differences(true);
  }

  static Differences forgotten() {
    return new Differences(false);
  }

  void note(Cluster cluster, String what) {
    if (kept) {
      lines.add("+%s  %s".formatted(VirtualTime.format(cluster.elapsed()), what));
    }
  }

  /** Notes something about the event that is to run: its time has not come. */
  void noteNext(Object what, Object instead) {
    if (kept) {
      next = what + ", before " + instead;
    }
  }

  void afterEvent(Cluster cluster) {
    if (!next.isEmpty()) {
      note(cluster, next);
      next = "";
    }
  }

  ImmutableList<String> lines() {
    return lines.build();
  }
}
