package io.gondola.examples;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.ConditionNotReachedException;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.InertObject;
import io.gondola.report.RolloutChart;
import io.gondola.report.RolloutFilm;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutSummary;
import io.gondola.report.TextStyle;
import io.gondola.report.web.RolloutPage;
import io.gondola.report.web.RolloutSvg;
import io.gondola.timeline.VirtualTime;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Carries a plan out and tells what happens: a film of each rollout, a chart, and a summary. */
final class Story {

  /** Between the first rollout and the next, time goes on to a round number of seconds. */
  private static final long PAUSE_SECONDS = 10;

  private static final String INERT = " (its kind is not simulated: nothing acts on it)";
  private static final Duration A_WHILE = Duration.ofMillis(100);

  private final Plan plan;
  private final TextStyle style;
  private final PrintStream out;
  private final Cluster cluster;

  private Instant begin;

  /**
   * Rehearses it, too.
   *
   * @throws UsageException if something would be refused
   */
  Story(Plan plan, TextStyle style, PrintStream out) {
    plan.rehearse();
    this.plan = plan;
    this.style = style;
    this.out = out;
    this.cluster = plan.newCluster();
    this.begin = cluster.now();
  }

  /**
   * Tells it from the first line to the last.
   *
   * @throws StuckException if a rollout does not complete; what happened until then has been told
   */
  void tell() {
    print(plan.source().title());
    print(cluster.config().nodes() + " nodes, seed " + cluster.config().seed());
    print("");
    print(style.legend());
    print("");
    apply();
    rollOut();
    if (!plan.changes().isEmpty()) {
      pause();
      begin = cluster.now();
      setImages();
      rollOut();
    }
    for (Deployment deployment : plan.deployments(cluster)) {
      conclude(deployment);
    }
  }

  /** The last rollout, to play it; a story that ended early has one, too. */
  RolloutPage page() {
    return RolloutPage.of(cluster.timeline()).since(begin);
  }

  /** The last rollout of the first Deployment. */
  RolloutSvg svg() {
    return RolloutSvg.of(history(plan.deployments(cluster).get(0))).until(cluster.now());
  }

  private void apply() {
    command("apply -f " + plan.source().name());
    for (ApiObject object : plan.apply(cluster)) {
      print("  " + name(object) + " created" + (object instanceof InertObject ? INERT : ""));
    }
    print("");
  }

  private static String name(ApiObject object) {
    return object.resourceType().groupKind().toLowerCase(Locale.ROOT) + "/" + object.name();
  }

  private void setImages() {
    for (ImageChange change : plan.changes()) {
      for (Deployment deployment : plan.setImage(cluster, change)) {
        command("set image deployment/" + deployment.name() + " " + change);
      }
    }
    print("");
  }

  private void command(String command) {
    print("+" + VirtualTime.format(cluster.elapsed()) + "  kubectl " + command);
  }

  /** Waits for all Deployments and shows how they went; pods that are leaving get their time. */
  private void rollOut() {
    Condition over =
        Condition.of("all rollouts to be over", c -> rollouts().stream().allMatch(Rollout::isOver));
    try {
      cluster.runUntil(over, plan.settings().limit());
      letLeave();
    } catch (ConditionNotReachedException outOfTime) {
      // The rollouts themselves tell what they lack.
    }
    for (Deployment deployment : plan.deployments(cluster)) {
      film(deployment);
    }
    rollouts().stream()
        .filter(rollout -> !rollout.isComplete())
        .findFirst()
        .ifPresent(Rollout::fail);
  }

  private List<Rollout> rollouts() {
    return plan.deployments(cluster).stream().map(d -> new Rollout(cluster, d)).toList();
  }

  /** A rollout is complete before the last old pod is gone; the picture is not. */
  private void letLeave() {
    Instant latest = cluster.now().plus(plan.settings().limit());
    while (isAnyLeaving() && cluster.now().isBefore(latest)) {
      cluster.runFor(A_WHILE);
    }
  }

  private boolean isAnyLeaving() {
    return plan.deployments(cluster).stream()
        .map(deployment -> deployment.metadata().namespace())
        .distinct()
        .flatMap(namespace -> cluster.list(Pod.TYPE, namespace, "").stream())
        .anyMatch(Pod::isTerminating);
  }

  private void pause() {
    long seconds = cluster.elapsed().toSeconds();
    long round = (seconds / PAUSE_SECONDS + 2) * PAUSE_SECONDS;
    cluster.runFor(Duration.ofSeconds(round).minus(cluster.elapsed()));
  }

  private void film(Deployment deployment) {
    RolloutHistory history = history(deployment);
    if (!history.versions().isEmpty()) {
      print(RolloutFilm.of(history).text(style));
      print("");
    }
  }

  private void conclude(Deployment deployment) {
    RolloutHistory history = history(deployment);
    print(RolloutChart.of(history).text(style));
    print("");
    print(RolloutSummary.of(history).toString());
  }

  private RolloutHistory history(Deployment deployment) {
    return RolloutHistory.of(cluster.timeline(), deployment.key()).since(begin);
  }

  private void print(String text) {
    out.println(text);
  }
}
