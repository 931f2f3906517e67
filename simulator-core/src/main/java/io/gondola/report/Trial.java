package io.gondola.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ObjectKey;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Duration;
import java.util.Comparator;

/**
 * One run of an {@link Experiment}.
 *
 * @param rollout what the Deployment's pods did
 * @param traffic what became of the requests of each client
 * @param figures what else was measured, by name
 */
public record Trial(
    RolloutHistory rollout,
    ImmutableList<TrafficReport> traffic,
    ImmutableSortedMap<String, Double> figures) {

  /** The latest rollout of a Deployment. */
  public static Trial of(Timeline timeline, ObjectKey deployment) {
    return new Trial(
        RolloutHistory.of(timeline, deployment).latestRollout(),
        ImmutableList.of(),
        ImmutableSortedMap.of());
  }

  /** The same with one more client's requests: see {@link Measure#LOST_REQUESTS}. */
  public Trial withTraffic(TrafficReport report) {
    return new Trial(
        rollout,
        ImmutableList.<TrafficReport>builder().addAll(traffic).add(report).build(),
        figures);
  }

  /** The same with a figure of your own: see {@link Measure#figure}. */
  public Trial withFigure(String name, double value) {
    return new Trial(
        rollout,
        traffic,
        ImmutableSortedMap.<String, Double>naturalOrder()
            .putAll(figures)
            .put(name, value)
            .buildOrThrow());
  }

  long lostRequests() {
    return traffic.stream().mapToLong(TrafficReport::lost).sum();
  }

  Duration latency(double percentile) {
    return traffic.stream()
        .map(report -> report.latency(percentile))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Of all clients together: 1 is all that there is. */
  double budgetSpent(double objective) {
    long ended = traffic.stream().mapToLong(TrafficReport::ended).sum();
    return ended == 0 ? 0 : lostRequests() / (ended * (1 - objective));
  }
}
