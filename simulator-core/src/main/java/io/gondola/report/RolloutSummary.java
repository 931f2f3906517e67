package io.gondola.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A rollout in figures.
 *
 * @param deployment namespace and name
 * @param version what was rolled out, such as {@code v2 tour/cable-car:2.0}
 * @param bounds at the end
 * @param duration from its start until all pods were new and available; empty if it never came so
 *     far
 * @param settled from its start to the last change: the last old pod may leave later
 * @param lowestAvailable the fewest available pods at any moment
 * @param highestTotal the most pods at any moment, without those that were leaving
 * @param highestWithLeaving the most pods that existed at any moment
 * @param created how many pods were created
 * @param deleted how many pods went
 */
public record RolloutSummary(
    String deployment,
    String version,
    RolloutBounds bounds,
    Optional<Duration> duration,
    Duration settled,
    int lowestAvailable,
    int highestTotal,
    int highestWithLeaving,
    int created,
    int deleted) {

  private static final int KEY_WIDTH = 18;

  /** Figures of the whole history: use {@link RolloutHistory#latestRollout} for its last part. */
  public static RolloutSummary of(RolloutHistory history) {
    ImmutableList<RolloutMoment> moments = history.moments();
    RolloutMoment first = moments.isEmpty() ? RolloutMoment.empty(history.start()) : moments.get(0);
    RolloutMoment last = moments.isEmpty() ? first : moments.get(moments.size() - 1);
    int newest = history.newest();
    return new RolloutSummary(
        history.deployment().toString(),
        newest < 0 ? "no ReplicaSet" : history.versions().get(newest).toString(),
        last.bounds(),
        completion(moments, newest).map(time -> Duration.between(first.time(), time)),
        Duration.between(first.time(), last.time()),
        moments.stream().mapToInt(moment -> moment.sum().available()).min().orElse(0),
        moments.stream().mapToInt(moment -> moment.sum().active()).max().orElse(0),
        moments.stream().mapToInt(moment -> moment.sum().total()).max().orElse(0),
        last.created() - first.created(),
        last.deleted() - first.deleted());
  }

  /** From when on all pods were new and available, if they still are at the end. */
  private static Optional<Instant> completion(ImmutableList<RolloutMoment> moments, int newest) {
    Optional<Instant> since = Optional.empty();
    for (RolloutMoment moment : moments) {
      if (!isComplete(moment, newest)) {
        since = Optional.empty();
      } else if (since.isEmpty()) {
        since = Optional.of(moment.time());
      }
    }
    return since;
  }

  private static boolean isComplete(RolloutMoment moment, int newest) {
    int desired = moment.bounds().desired();
    PodCounts fresh = newest < 0 ? PodCounts.NONE : moment.row(newest);
    return fresh.available() == desired
        && fresh.active() == desired
        && moment.sumWithout(newest).active() == 0;
  }

  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("rollout of deployment " + deployment + " to " + version);
    lines.add(fact("duration", durationText()));
    lines.add(fact("lowest available", lowestAvailable + " (floor " + bounds.floor() + ")"));
    lines.add(fact("highest total", highestText()));
    lines.add(fact("pods", created + " created, " + deleted + " deleted"));
    return lines.toString();
  }

  private String durationText() {
    if (duration.isEmpty()) {
      return "not complete after " + VirtualTime.format(settled);
    }
    String complete = VirtualTime.format(duration.get());
    return settled.compareTo(duration.get()) > 0
        ? complete + ", the last pod left after " + VirtualTime.format(settled)
        : complete;
  }

  private String highestText() {
    String highest = highestTotal + " (ceiling " + bounds.ceiling() + ")";
    return highestWithLeaving > highestTotal
        ? highest + ", " + highestWithLeaving + " with those that were leaving"
        : highest;
  }

  static String fact(String key, String value) {
    return "  " + Strings.padEnd(key, KEY_WIDTH, ' ') + value;
  }
}
