package io.gondola.examples.shell;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.ConditionNotReachedException;
import io.gondola.timeline.Timeline;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a cluster back and forth. As in an editor, what was gone back from is there to go forward
 * to, until something else is done instead.
 */
final class TimeMachine {

  /** Nobody waits longer for something to happen. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private Cluster cluster;

  /** The run that this one was taken from; null if it is the furthest there is. */
  private @Nullable Cluster whole;

  TimeMachine(Cluster cluster) {
    this.cluster = cluster;
  }

  Cluster cluster() {
    return cluster;
  }

  /** Goes to a time: back, forward again, or on. */
  void goTo(Duration time) {
    Cluster known = track();
    if (time.compareTo(known.elapsed()) < 0) {
      cluster = known.at(time);
      whole = known;
    } else {
      cluster = known;
      whole = null;
      cluster.runFor(time.minus(cluster.elapsed()));
    }
  }

  /** Goes to the moment before this one. */
  void back() {
    goTo(Moments.before(cluster.timeline(), cluster.elapsed()));
  }

  /**
   * Goes to the next moment.
   *
   * @return whether there is one; if not, nothing has changed
   */
  boolean next() {
    Optional<Duration> known = Moments.after(track().timeline(), cluster.elapsed());
    if (known.isPresent()) {
      goTo(known.orElseThrow());
      return true;
    }
    if (whole != null) {
      goTo(whole.elapsed());
    }
    return runToNews();
  }

  private boolean runToNews() {
    Duration before = cluster.elapsed();
    try {
      cluster.runUntil(news(), PATIENCE);
    } catch (ConditionNotReachedException nothing) {
      cluster = cluster.at(before);
      return false;
    }
    cluster.runFor(Moments.end(cluster.elapsed()).minus(cluster.elapsed()));
    return true;
  }

  private Condition news() {
    Timeline timeline = cluster.timeline();
    int[] seen = {timeline.size()};
    return Condition.of(
        "something happens",
        c -> {
          boolean found = false;
          while (seen[0] < timeline.size() && !found) {
            seen[0]++;
            found = Interest.in(timeline.entry(seen[0]));
          }
          return found;
        });
  }

  /** The furthest run that this cluster is part of: itself, if it has gone its own way. */
  private Cluster track() {
    if (whole == null || !isPartOf(whole)) {
      whole = null;
      return cluster;
    }
    return whole;
  }

  private boolean isPartOf(Cluster other) {
    if (cluster.elapsed().compareTo(other.elapsed()) > 0) {
      return false;
    }
    Cluster then = other.at(cluster.elapsed());
    return then.timeline().entries().equals(cluster.timeline().entries())
        && then.pending().toString().equals(cluster.pending().toString());
  }
}
