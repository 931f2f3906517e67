package io.gondola.report.web;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.RolloutHistory;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A run as a page that plays it: one text that needs no network, with all Deployments of the run.
 *
 * <pre>{@code
 * String html = RolloutPage.of(cluster.timeline()).withTraffic(traffic.report()).html();
 * Files.writeString(Path.of("rollout.html"), html);
 * }</pre>
 */
public final class RolloutPage {

  private static final ImmutableList<String> SCRIPTS =
      ImmutableList.of(
          "model.js", "stage.js", "charts.js", "log.js", "card.js", "player.js", "main.js");

  private final Timeline timeline;
  private final Instant since;
  private final ImmutableList<TrafficReport> traffic;

  private RolloutPage(Timeline timeline, Instant since, ImmutableList<TrafficReport> traffic) {
    this.timeline = timeline;
    this.since = since;
    this.traffic = traffic;
  }

  /** Of all that a timeline holds. */
  public static RolloutPage of(Timeline timeline) {
    return new RolloutPage(timeline, timeline.start(), ImmutableList.of());
  }

  /** Only what happened from a time on; it begins with how things stood then. */
  public RolloutPage since(Instant time) {
    checkArgument(
        !time.isBefore(timeline.start()) && !time.isAfter(timeline.end()),
        "time (%s) must be from %s to %s",
        time,
        timeline.start(),
        timeline.end());
    return new RolloutPage(timeline, time, traffic);
  }

  /** The same with the requests of a client, which are counted together with those of others. */
  public RolloutPage withTraffic(TrafficReport report) {
    return new RolloutPage(
        timeline,
        since,
        ImmutableList.<TrafficReport>builder().addAll(traffic).add(report).build());
  }

  /** The same with the requests of all clients that the timeline knows. */
  public RolloutPage withAllTraffic() {
    return new RolloutPage(timeline, since, timeline.traffic());
  }

  /** The page as the text of a file. */
  public String html() {
    ImmutableList<RolloutHistory> histories = histories();
    StringBuilder script = new StringBuilder();
    SCRIPTS.forEach(name -> script.append(Resources.text(name)).append('\n'));
    // The data come last: what users wrote is no template.
    return Resources.text("page.html")
        .replace("{{title}}", Markup.escape(title(histories)))
        .replace("{{style}}", Resources.text("colors.css") + Resources.text("page.css"))
        .replace("{{script}}", script)
        .replace("{{data}}", PageData.json(timeline, histories, traffic));
  }

  private ImmutableList<RolloutHistory> histories() {
    Set<ObjectKey> deployments = new LinkedHashSet<>();
    for (TimelineEntry entry : timeline.entries()) {
      if (entry.what() instanceof Change change && change.object() instanceof Deployment) {
        deployments.add(change.object().key());
      }
    }
    return deployments.stream()
        .map(key -> RolloutHistory.of(timeline, key).since(since))
        .filter(history -> !history.moments().isEmpty())
        .collect(ImmutableList.toImmutableList());
  }

  private static String title(ImmutableList<RolloutHistory> histories) {
    return switch (histories.size()) {
      case 0 -> "no rollout";
      case 1 -> "deployment " + histories.get(0).deployment();
      default -> histories.size() + " deployments";
    };
  }

  @Override
  public String toString() {
    return "RolloutPage[" + title(histories()) + "]";
  }
}
