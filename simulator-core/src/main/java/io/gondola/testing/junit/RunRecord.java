package io.gondola.testing.junit;

import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.report.RolloutFilm;
import io.gondola.report.RolloutHistory;
import io.gondola.report.web.RolloutPage;
import io.gondola.testing.ClusterState;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is written of a test that failed. The only place that writes files. */
final class RunRecord {

  static final String DIRECTORY = "gondola.reports";

  private static final String DEFAULT_DIRECTORY = "target/gondola";

  private RunRecord() {}

  /**
   * Writes the record as text and as a page, and lets the failure name them: that stands below the
   * failure's stack trace.
   */
  static void write(ExtensionContext context, Cluster cluster, Throwable failure) {
    Path directory =
        Path.of(context.getConfigurationParameter(DIRECTORY).orElse(DEFAULT_DIRECTORY));
    Path file = directory.resolve(name(context) + ".txt");
    Path page = directory.resolve(name(context) + ".html");
    long seed = cluster.config().seed();
    try {
      Files.createDirectories(directory);
      Files.writeString(file, text(context, cluster, failure));
      Files.writeString(page, RolloutPage.of(cluster.timeline()).withAllTraffic().html());
      failure.addSuppressed(
          new TimelineWritten(
              "timeline in %s, to play in %s; replay with -Dgondola.seed=%s"
                  .formatted(file, page, seed)));
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Class and method; the invocations of a parameterized test are numbered. */
  private static String name(ExtensionContext context) {
    String method = context.getRequiredTestMethod().getName();
    String id = context.getUniqueId();
    String number = id.contains("#") ? id.replaceAll(".*#(\\d+)\\]$", "-$1") : "";
    return context.getRequiredTestClass().getName() + "-" + method + number;
  }

  static String text(ExtensionContext context, Cluster cluster, Throwable failure) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("test       " + context.getRequiredTestClass().getName());
    lines.add("           " + context.getDisplayName());
    lines.add("failure    " + String.valueOf(failure).replace("\n", "\n           "));
    lines.add("at         +" + VirtualTime.format(cluster.elapsed()));
    lines.add("replay     -Dgondola.seed=" + cluster.config().seed() + "\n");
    for (Deployment deployment : ClusterState.atEndOf(cluster.timeline()).list(Deployment.TYPE)) {
      RolloutHistory history = RolloutHistory.of(cluster.timeline(), deployment.key());
      lines.add("rollout of deployment " + deployment.key());
      lines.add(RolloutFilm.of(history.latestRollout()) + "\n");
    }
    lines.add("timeline");
    for (TimelineEntry entry : cluster.timeline().entries()) {
      lines.add(cluster.timeline().describe(entry));
    }
    return lines + "\n";
  }
}
