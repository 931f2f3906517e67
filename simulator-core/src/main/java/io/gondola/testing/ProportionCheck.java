package io.gondola.testing;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.util.Comparator.naturalOrder;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a new size of a Deployment was shared by its ReplicaSets as Kubernetes does it: all at
 * once, each getting its part of the whole in proportion to its size before. Parts are rounded, and
 * one ReplicaSet takes what is left over: so each may be one pod off for every other ReplicaSet.
 */
record ProportionCheck(Trial trial, Optional<TimelineEntry> resized) {

  /** Looks for the change of size that the scenario makes. */
  static ProportionCheck of(Trial trial) {
    Instant begin = trial.history().moments().get(0).time();
    return new ProportionCheck(
        trial,
        trial.cluster().timeline().entries().stream()
            .filter(entry -> !entry.time().isBefore(begin) && isResize(entry))
            .findFirst());
  }

  private static boolean isResize(TimelineEntry entry) {
    return entry.what() instanceof Change change
        && change.object() instanceof Deployment after
        && change.before() instanceof Deployment before
        && after.spec().desiredReplicas() != before.spec().desiredReplicas();
  }

  /** How the new size was shared other than in proportion; empty if it was in proportion. */
  Optional<Counterexample> broken() {
    return resized.flatMap(
        entry ->
            answer(entry.time())
                .filter(first -> !isShared(entry, first))
                .map(first -> counterexample(entry, first)));
  }

  private boolean isShared(TimelineEntry resize, TimelineEntry first) {
    ImmutableSortedMap<String, Integer> before = sizes(resize.time());
    ImmutableSortedMap<String, Integer> after = sizes(first.time());
    Deployment resized = (Deployment) ((Change) resize.what()).object();
    return before.size() < 2
        || (sum(after) >= resized.spec().desiredReplicas() && isFair(before, after));
  }

  /** The first change of a ReplicaSet's size from then on. */
  private Optional<TimelineEntry> answer(Instant from) {
    return trial.cluster().timeline().entries().stream()
        .filter(entry -> entry.time().isAfter(from) && SizeChecks.growth(entry) != 0)
        .findFirst();
  }

  private ImmutableSortedMap<String, Integer> sizes(Instant time) {
    Replay replay = new Replay(trial.cluster().timeline());
    replay.skipTo(time.plusNanos(1));
    return replay.state().list(ReplicaSet.TYPE).stream()
        .filter(set -> set.spec().desiredReplicas() > 0)
        .collect(
            toImmutableSortedMap(
                naturalOrder(), ReplicaSet::name, set -> set.spec().desiredReplicas()));
  }

  private static boolean isFair(
      ImmutableSortedMap<String, Integer> before, ImmutableSortedMap<String, Integer> after) {
    int whole = sum(before);
    int others = before.size() - 1;
    return before.keySet().stream()
        .allMatch(
            name ->
                Math.abs(
                        (long) after.getOrDefault(name, 0) * whole
                            - (long) before.get(name) * sum(after))
                    <= (long) others * whole);
  }

  private static int sum(ImmutableSortedMap<String, Integer> sizes) {
    return sizes.values().stream().mapToInt(size -> size).sum();
  }

  private Counterexample counterexample(TimelineEntry resize, TimelineEntry first) {
    Timeline timeline = trial.cluster().timeline();
    return Counterexample.of(
            "a new size was not shared in proportion",
            "ReplicaSets that grow or shrink in proportion to %s".formatted(sizes(resize.time())),
            sizes(first.time()).toString())
        .at(timeline, first.time(), entry -> SizeChecks.growth(entry) != 0 || isResize(entry))
        .replay(timeline);
  }
}
