package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.report.ErrorBudget;
import io.gondola.report.RolloutReport;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import org.junit.jupiter.api.Test;

/** A rollout in figures, its users' requests included. */
class RolloutReportTest {

  private static RolloutReport report() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(Services.service("web", ""));
    cluster.apply(Services.deployment("web", 4));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(5));
    Traffic traffic = cluster.send(Client.to("web").named("shop").every(ofMillis(10)));
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(5));
    traffic.stop();
    cluster.runFor(ofSeconds(10));
    return RolloutReport.of(cluster.timeline(), cluster.deployment("web").key())
        .withTraffic(traffic.report());
  }

  @Test
  void report_hasAllThatARolloutCosts() {
    assertThat(report().toString())
        .containsSubsequence(
            "rollout of deployment default/web to v2 web:2\n",
            "  duration          ",
            "  lowest available  ",
            "  highest total     ",
            "  pod-seconds       ",
            "shop: ",
            "served  refused  reset  timed out  unroutable",
            "web:1 (",
            "web:2 (",
            "latency    p50 0.0",
            "p99 ",
            "  budget     99.9 %: ",
            " too many, ran out at +");
  }

  @Test
  void objective_canBeChosen() {
    RolloutReport report = report();

    ErrorBudget strict = report.withObjective(0.9999).errorBudgets().get(0);
    ErrorBudget lax = report.withObjective(0.5).errorBudgets().get(0);

    assertThat(strict.spent()).isEqualTo(lax.spent()).isPositive();
    assertThat(strict.remaining()).isNegative();
    assertThat(lax.remaining()).isPositive();
    assertThat(lax.ranOut()).isEmpty();
  }

  /** Pods live for some time before and after: so many pods for so long is the least. */
  @Test
  void podSeconds_areThoseOfAllPods() {
    RolloutReport report = report();

    double seconds = report.summary().settled().toMillis() / 1000.0;
    assertThat(report.rollout().podSeconds())
        .isBetween(
            report.summary().lowestAvailable() * seconds,
            report.summary().highestWithLeaving() * seconds);
  }
}
