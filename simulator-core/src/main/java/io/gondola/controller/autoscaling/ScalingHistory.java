package io.gondola.controller.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one autoscaler remembers: the sizes it came to, before any limit, and the changes it made.
 * It is lost with the controller's process, as in Kubernetes.
 */
final class ScalingHistory {

  /**
   * A number of pods at a time.
   *
   * @param count a size, or by how much one changed
   */
  record Entry(int count, Instant time) {}

  private final List<Entry> sizes = new ArrayList<>();
  private final List<Entry> added = new ArrayList<>();
  private final List<Entry> removed = new ArrayList<>();

  /** One that begins with a past. */
  static ScalingHistory of(List<Entry> sizes, List<Entry> added, List<Entry> removed) {
    ScalingHistory history = new ScalingHistory();
    history.sizes.addAll(sizes);
    history.added.addAll(added);
    history.removed.addAll(removed);
    return history;
  }

  List<Entry> sizes() {
    return sizes;
  }

  /** The first size counts as if it had been recommended. */
  void begin(int size, Instant now) {
    if (sizes.isEmpty()) {
      sizes.add(new Entry(size, now));
    }
  }

  /** Takes the place of one that is too old to count, so that the list does not grow for ever. */
  void recommend(int size, Instant now, Instant forgottenBefore) {
    put(sizes, new Entry(size, now), forgottenBefore);
  }

  void scaled(int from, int to, Instant now, Duration longestPeriod) {
    List<Entry> changes = to > from ? added : removed;
    put(changes, new Entry(Math.abs(to - from), now), now.minus(longestPeriod));
  }

  private static void put(List<Entry> entries, Entry entry, Instant forgottenBefore) {
    int old = -1;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).time().isBefore(forgottenBefore)) {
        old = i;
      }
    }
    if (old < 0) {
      entries.add(entry);
    } else {
      entries.set(old, entry);
    }
  }

  /** The size at the beginning of a period that ends now. */
  int sizeBefore(Duration period, int current, Instant now) {
    Instant start = now.minus(period);
    return current - changes(added, start) + changes(removed, start);
  }

  private static int changes(List<Entry> entries, Instant start) {
    return entries.stream()
        .filter(entry -> entry.time().isAfter(start))
        .mapToInt(Entry::count)
        .sum();
  }
}
