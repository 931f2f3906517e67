package io.gondola.report;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ObjectKey;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The pods of a Deployment, by version and state, at each moment at which something changed.
 *
 * <pre>{@code
 * RolloutHistory rollout = RolloutHistory.of(cluster.timeline(), deployment.key()).latestRollout();
 * System.out.println(RolloutFilm.of(rollout));
 * }</pre>
 *
 * @param deployment whose pods these are
 * @param start when the run began; times are printed relative to it
 * @param templateSince when the Deployment got the template that it has at the end
 * @param versions its ReplicaSets, oldest first
 * @param moments in their order; each holds until the next
 * @param pods all that the record knows, in the order of their creation, also when this is only a
 *     part of it
 */
public record RolloutHistory(
    ObjectKey deployment,
    Instant start,
    Instant templateSince,
    ImmutableList<RolloutVersion> versions,
    ImmutableList<RolloutMoment> moments,
    ImmutableList<PodLife> pods) {

  private static final double NANOS = 1e9;

  /** Reads a timeline once. A Deployment that it does not know has no moments. */
  public static RolloutHistory of(Timeline timeline, ObjectKey deployment) {
    HistoryReader reader = new HistoryReader(deployment, timeline.start());
    for (TimelineEntry entry : timeline.entries()) {
      reader.read(entry);
    }
    return new RolloutHistory(
        deployment,
        timeline.start(),
        reader.templateSince(),
        ImageLabels.versions(reader.replicaSets()),
        reader.moments(),
        reader.pods());
  }

  /** The part since the Deployment got the template that it has at the end. */
  public RolloutHistory latestRollout() {
    return since(templateSince);
  }

  /** The part from a time on; it begins with how things stood then. */
  public RolloutHistory since(Instant time) {
    ImmutableList.Builder<RolloutMoment> later = ImmutableList.builder();
    int first = indexAt(time);
    if (first >= 0) {
      later.add(moments.get(first).at(time));
    }
    later.addAll(moments.subList(first + 1, moments.size()));
    return new RolloutHistory(deployment, start, templateSince, versions, later.build(), pods);
  }

  /** How things stood at a time. */
  public RolloutMoment at(Instant time) {
    int index = indexAt(time);
    return index < 0 ? RolloutMoment.empty(time) : moments.get(index).at(time);
  }

  /** The place of the version with the highest revision in {@link #versions}; -1 if none exists. */
  public int newest() {
    return IntStream.range(0, versions.size())
        .boxed()
        .max(Comparator.comparingLong(i -> versions.get(i).revision()))
        .orElse(-1);
  }

  /** The pods that existed, each for as many seconds as it did, up to the last change. */
  public double podSeconds() {
    double sum = 0;
    for (int i = 1; i < moments.size(); i++) {
      Duration held = Duration.between(moments.get(i - 1).time(), moments.get(i).time());
      sum += moments.get(i - 1).sum().total() * (held.toNanos() / NANOS);
    }
    return sum;
  }

  /** The places of the versions that have a pod at any moment, or are the newest; by revision. */
  ImmutableList<Integer> shownVersions() {
    boolean[] shown = new boolean[versions.size()];
    for (RolloutMoment moment : moments) {
      for (int i = 0; i < moment.rows().size(); i++) {
        shown[i] |= moment.rows().get(i).total() > 0;
      }
    }
    int newest = newest();
    return IntStream.range(0, shown.length)
        .filter(i -> shown[i] || i == newest)
        .boxed()
        .sorted(Comparator.comparingLong(i -> versions.get(i).revision()))
        .collect(ImmutableList.toImmutableList());
  }

  /** A time as it is printed: {@code +1m2.5s} since the run began. */
  String clock(Instant time) {
    return "+" + VirtualTime.format(Duration.between(start, time));
  }

  private int indexAt(Instant time) {
    int found =
        Collections.binarySearch(
            moments, RolloutMoment.empty(time), Comparator.comparing(RolloutMoment::time));
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public String toString() {
    String size = versions.size() + " versions, " + moments.size() + " moments";
    return "RolloutHistory[deployment " + deployment + ", " + size + "]";
  }
}
