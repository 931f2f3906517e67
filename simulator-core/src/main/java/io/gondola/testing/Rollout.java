package io.gondola.testing;

import static java.util.stream.Collectors.joining;

import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.Glyphs;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutMoment;
import io.gondola.report.RolloutPicture;
import io.gondola.report.RolloutSummary;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rollout of a Deployment that happened, and questions about it. */
public final class Rollout {

  private final Timeline timeline;
  private final RolloutHistory history;

  private Rollout(Timeline timeline, RolloutHistory history) {
    this.timeline = timeline;
    this.history = history;
  }

  /**
   * What happened since a Deployment got the template that it has now.
   *
   * @throws IllegalArgumentException if the cluster never had such a Deployment; the message lists
   *     those that it had
   */
  public static Rollout latest(Cluster cluster, String deployment) {
    Rollout whole = whole(cluster, deployment);
    return new Rollout(whole.timeline, whole.history.latestRollout());
  }

  /** All that happened to the pods of a Deployment; see {@link #latest}. */
  public static Rollout whole(Cluster cluster, String deployment) {
    ObjectKey key = Cluster.keyOf(Deployment.TYPE, deployment);
    if (cluster.timeline().latest(Deployment.TYPE, key).isEmpty()) {
      throw new IllegalArgumentException(
          "there never was a deployment \"%s\"; there %s"
              .formatted(key, known(cluster.timeline())));
    }
    return of(cluster.timeline(), RolloutHistory.of(cluster.timeline(), key));
  }

  /** A history, or a part of one, and the timeline that it was read from. */
  public static Rollout of(Timeline timeline, RolloutHistory history) {
    return new Rollout(timeline, history);
  }

  private static String known(Timeline timeline) {
    String names =
        timeline.entries().stream()
            .map(TimelineEntry::what)
            .filter(what -> what instanceof Change change && change.object() instanceof Deployment)
            .map(what -> ((Change) what).object().key().toString())
            .distinct()
            .sorted()
            .collect(joining(", "));
    return names.isEmpty() ? "was none: apply a manifest first" : "was: " + names;
  }

  public RolloutHistory history() {
    return history;
  }

  public RolloutSummary summary() {
    return RolloutSummary.of(history);
  }

  /** Whether it came to its end: all pods new and available, and none in excess. */
  public Optional<Counterexample> completed() {
    RolloutSummary summary = summary();
    if (summary.duration().isPresent()) {
      return Optional.empty();
    }
    if (history.moments().isEmpty()) {
      return broken(
          "did not complete", "all pods new and available", "nothing happened so far", null);
    }
    RolloutMoment last = history.moments().get(history.moments().size() - 1);
    int newest = history.newest();
    String fresh = newest < 0 ? "no new ReplicaSet" : "new: " + last.row(newest);
    return broken(
        "did not complete",
        "%s available pods of %s, no others".formatted(last.bounds().desired(), summary.version()),
        fresh + "; old: " + last.sumWithout(newest),
        last);
  }

  /** Whether there were always so many available pods. */
  public Optional<Counterexample> neverHadFewerAvailableThan(int pods) {
    return first(moment -> moment.sum().available() < pods)
        .flatMap(
            moment ->
                broken(
                    "had fewer available pods than " + pods,
                    "at least " + pods + " available pods",
                    Integer.toString(moment.sum().available()),
                    moment));
  }

  /** Whether there never were more pods; those that are leaving do not count, as in Kubernetes. */
  public Optional<Counterexample> neverHadMorePodsThan(int pods) {
    return first(moment -> moment.sum().active() > pods)
        .flatMap(
            moment ->
                broken(
                    "had more pods than " + pods,
                    "at most " + pods + " pods, without those that are leaving",
                    Integer.toString(moment.sum().active()),
                    moment));
  }

  /**
   * Whether each request that ended since the rollout began was served.
   *
   * @param traffic of a client that sent requests all the while
   */
  public Optional<Counterexample> droppedNoRequest(TrafficReport traffic) {
    return traffic.lostRequests().stream()
        .filter(lost -> !history.moments().isEmpty() && !lost.endedAt().isBefore(begin()))
        .findFirst()
        .flatMap(
            lost ->
                broken(
                    "dropped a request",
                    "each request of client %s served".formatted(traffic.client()),
                    "request %s %s: %s; %s lost in all"
                        .formatted(
                            lost.number(),
                            lost.outcome().toString().toLowerCase(Locale.ROOT),
                            lost.reason(),
                            traffic.lost()),
                    history.at(lost.endedAt())));
  }

  private Instant begin() {
    return history.moments().get(0).time();
  }

  /** The first moment at which something is the case. */
  Optional<RolloutMoment> first(Predicate<RolloutMoment> predicate) {
    return history.moments().stream().filter(predicate).findFirst();
  }

  /** A failure with a picture of a moment. */
  Optional<Counterexample> broken(
      String what, String expected, String actual, @Nullable RolloutMoment moment) {
    String headline = "rollout of deployment %s %s".formatted(history.deployment(), what);
    Counterexample plain = Counterexample.of(headline, expected, actual);
    if (moment == null) {
      return Optional.of(plain.replay(timeline));
    }
    String picture = RolloutPicture.of(history, moment.time()).text(Glyphs.ASCII);
    return Optional.of(
        plain.at(timeline, moment.time(), Rollout::isOfInterest).picture(picture).replay(timeline));
  }

  /** What moves a rollout: its objects, and what people and faults do. */
  private static boolean isOfInterest(TimelineEntry entry) {
    return !(entry.what() instanceof Change change)
        || change.object() instanceof Pod
        || change.object() instanceof ReplicaSet
        || change.object() instanceof Deployment;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
