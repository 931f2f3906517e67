package io.gondola.testing;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.report.RolloutHistory;
import io.gondola.rollout.RolloutLimits;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Whether the numbers of pods are what they may be. */
final class SizeChecks {

  private SizeChecks() {}

  static Optional<Counterexample> ceiling(Trial trial, IntFunction<RolloutLimits> limits) {
    int replicas = trial.test().scenario().replicas();
    return trial.rollout().neverHadMorePodsThan(limits.apply(replicas).ceiling(replicas));
  }

  static Optional<Counterexample> floor(Trial trial, IntFunction<RolloutLimits> limits) {
    int replicas = trial.test().scenario().replicas();
    return trial.rollout().neverHadFewerAvailableThan(limits.apply(replicas).floor(replicas));
  }

  /** The first change of a wanted size that goes the wrong way. */
  static Optional<Counterexample> flapping(Trial trial) {
    RolloutHistory history = trial.history();
    String newest = history.versions().get(history.newest()).replicaSet().name();
    Instant begin = history.moments().get(0).time();
    return first(trial.cluster().timeline(), begin, entry -> isWrongWay(entry, newest))
        .map(
            entry ->
                counterexample(
                    trial, entry, "the new ReplicaSet only grows, old ones only shrink"));
  }

  /** The first change of a wanted size, or new pod, after the rollout was complete. */
  static Optional<Counterexample> oscillation(Trial trial) {
    return first(
            trial.cluster().timeline(),
            trial.rolledOutAt().plusNanos(1),
            entry -> growth(entry) != 0 || isNewPod(entry))
        .map(entry -> counterexample(trial, entry, "no other size and no new pod once complete"));
  }

  private static Optional<TimelineEntry> first(
      Timeline timeline, Instant from, Predicate<TimelineEntry> predicate) {
    return timeline.entries().stream()
        .filter(entry -> !entry.time().isBefore(from))
        .filter(predicate)
        .findFirst();
  }

  private static Counterexample counterexample(Trial trial, TimelineEntry entry, String expected) {
    Timeline timeline = trial.cluster().timeline();
    return Counterexample.of("sizes do not settle", expected, timeline.describe(entry).strip())
        .at(timeline, entry.time(), any -> growth(any) != 0 || isNewPod(any))
        .replay(timeline);
  }

  private static boolean isWrongWay(TimelineEntry entry, String newest) {
    int growth = growth(entry);
    return growth != 0
        && ((Change) entry.what()).object().metadata().name().equals(newest) != growth > 0;
  }

  /** By how much the wanted size of a ReplicaSet changed. */
  static int growth(TimelineEntry entry) {
    return entry.what() instanceof Change change
            && change.object() instanceof ReplicaSet after
            && change.before() instanceof ReplicaSet before
        ? after.spec().desiredReplicas() - before.spec().desiredReplicas()
        : 0;
  }

  private static boolean isNewPod(TimelineEntry entry) {
    return entry.what() instanceof Change change
        && change.object() instanceof Pod
        && change.verb() == Verb.ADDED;
  }
}
