package io.gondola.examples.shell;

import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.report.RolloutHistory;
import io.gondola.report.web.RolloutPage;
import io.gondola.report.web.RolloutSvg;
import io.gondola.timeline.requests.TrafficReport;
import java.util.Comparator;
import java.util.Optional;

/** Draws a cluster for the browser; nothing where there is no Deployment. */
record Drawings(Cluster cluster) {

  /** All Deployments from the beginning on, as a page that plays. */
  Optional<String> page() {
    return latest().map(any -> RolloutPage.of(cluster.timeline()).withAllTraffic().html());
  }

  /** The latest rollout. */
  Optional<String> svg() {
    return latest()
        .map(
            history -> {
              RolloutSvg svg = RolloutSvg.of(history).until(cluster.now());
              for (TrafficReport report : cluster.timeline().traffic()) {
                svg = svg.withTraffic(report);
              }
              return svg.svg();
            });
  }

  private Optional<RolloutHistory> latest() {
    return cluster.listAll(Deployment.TYPE, "").stream()
        .map(deployment -> RolloutHistory.of(cluster.timeline(), deployment.key()))
        .filter(history -> !history.moments().isEmpty())
        .map(RolloutHistory::latestRollout)
        .max(Comparator.comparing(history -> history.moments().get(0).time()));
  }
}
