package io.gondola.report;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ObjectKey;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.requests.TrafficReport;
import java.util.StringJoiner;

/**
 * A rollout and what it did to those who use the app:
 *
 * <pre>{@code
 * System.out.println(
 *     RolloutReport.of(cluster.timeline(), deployment.key()).withTraffic(traffic.report()));
 * }</pre>
 *
 * @param rollout what the pods did
 * @param traffic what became of the requests of each client
 * @param objective the share of requests that is to be served; default 0.999
 */
public record RolloutReport(
    RolloutHistory rollout, ImmutableList<TrafficReport> traffic, double objective) {

  private static final double THREE_NINES = 0.999;

  /** The latest rollout of a Deployment. */
  public static RolloutReport of(Timeline timeline, ObjectKey deployment) {
    return new RolloutReport(
        RolloutHistory.of(timeline, deployment).latestRollout(), ImmutableList.of(), THREE_NINES);
  }

  /** The same with one more client, all its requests: let it begin just before the rollout. */
  public RolloutReport withTraffic(TrafficReport report) {
    return new RolloutReport(
        rollout,
        ImmutableList.<TrafficReport>builder().addAll(traffic).add(report).build(),
        objective);
  }

  /** The same with another objective, such as 0.9999. */
  public RolloutReport withObjective(double newObjective) {
    return new RolloutReport(rollout, traffic, newObjective);
  }

  public RolloutSummary summary() {
    return RolloutSummary.of(rollout);
  }

  /** One for each client. */
  public ImmutableList<ErrorBudget> errorBudgets() {
    return traffic.stream()
        .map(report -> ErrorBudget.of(report, objective))
        .collect(ImmutableList.toImmutableList());
  }

  /** The summary, then for each client the table of its requests and its error budget. */
  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(summary().toString());
    lines.add(RolloutSummary.fact("pod-seconds", Long.toString(Math.round(rollout.podSeconds()))));
    for (TrafficReport report : traffic) {
      lines.add(TrafficTable.of(report).toString());
      lines.add("  budget     " + ErrorBudget.of(report, objective));
    }
    return lines.toString();
  }
}
