package io.gondola.examples.shell;

import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The moments of a run at which a class stops to look. All that happens within the same tenth of a
 * second is one moment, and its time is where that tenth ends.
 */
final class Moments {

  private static final Duration TICK = Duration.ofMillis(100);

  private Moments() {}

  /** The first moment after a time, if there is one in the record. */
  static Optional<Duration> after(Timeline timeline, Duration time) {
    return timeline.entries().stream()
        .filter(Interest::in)
        .map(entry -> of(timeline, entry))
        .filter(moment -> moment.compareTo(time) > 0)
        .findFirst();
  }

  /** The last moment before a time; the beginning, if there is none. */
  static Duration before(Timeline timeline, Duration time) {
    return timeline.entries().stream()
        .filter(Interest::in)
        .map(entry -> of(timeline, entry))
        .filter(moment -> moment.compareTo(time) < 0)
        .reduce(Duration.ZERO, (first, second) -> second);
  }

  /** What was of interest after one time and up to another. */
  static List<TimelineEntry> between(Timeline timeline, Duration after, Duration to) {
    return timeline.entries().stream()
        .filter(entry -> clock(timeline, entry).compareTo(after) > 0)
        .filter(entry -> clock(timeline, entry).compareTo(to) <= 0)
        .filter(Interest::in)
        .toList();
  }

  /** What was of interest in the last moment up to now. */
  static List<TimelineEntry> latest(Timeline timeline) {
    List<TimelineEntry> news = timeline.entries().stream().filter(Interest::in).toList();
    if (news.isEmpty()) {
      return news;
    }
    Duration last = of(timeline, news.get(news.size() - 1));
    return news.stream().filter(entry -> of(timeline, entry).equals(last)).toList();
  }

  /** When the moment of an entry is over. */
  static Duration of(Timeline timeline, TimelineEntry entry) {
    return end(clock(timeline, entry));
  }

  static Duration end(Duration time) {
    long ticks = -Math.floorDiv(-time.toNanos(), TICK.toNanos());
    return TICK.multipliedBy(ticks);
  }

  private static Duration clock(Timeline timeline, TimelineEntry entry) {
    return Duration.between(timeline.start(), entry.time());
  }
}
