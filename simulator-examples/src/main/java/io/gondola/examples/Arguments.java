package io.gondola.examples;

import io.gondola.report.Glyphs;
import io.gondola.report.TextStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
    name = "gondola",
    sortOptions = false,
    description = {
      "Rolls out the Deployments of a manifest on a simulated Kubernetes cluster and shows it in"
          + " pictures.",
      "Without a manifest it tells the story of the mountain tour.%n"
    },
    footer = {
      "%nExit status: 0 if all rollouts completed, 1 if one got stuck, 2 if an argument or the"
          + " manifest is bad.",
      "%nExample:",
      "  mvn -q compile exec:java -Dexec.args=\"shop.yaml --set-image web=shop/web:2\""
    })
final class Arguments {

  /** Kubernetes is tested up to this size. */
  private static final int MOST_NODES = 5_000;

  private static final Duration LONGEST = Duration.ofHours(1_000);

  @Parameters(
      arity = "0..1",
      paramLabel = "MANIFEST",
      description = "A YAML or JSON file with at least one Deployment.")
  private @Nullable String manifest;

  @Option(
      names = "--set-image",
      paramLabel = "CONTAINER=IMAGE",
      description =
          "After the first rollout, give a container another image; may be given several times."
              + " Without it, the first rollout is the story.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Gives every random choice (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "How many nodes the cluster has (default: ${DEFAULT-VALUE}).")
  private int nodes = 3;

  @Option(
      names = "--until",
      paramLabel = "DURATION",
      description =
          "How much simulated time a rollout may take, such as 10m, 90s or 1h30m (default:"
              + " ${DEFAULT-VALUE}).")
  private String until = "15m";

  @Option(
      names = "--symbols",
      paramLabel = "SET",
      description = "unicode or ascii (default: what the terminal can show).")
  private @Nullable Glyphs symbols;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "auto, always or never (default: auto, which heeds NO_COLOR and CLICOLOR_FORCE).")
  private ColorChoice colors = ColorChoice.AUTO;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the last rollout as a page that plays it in a browser.")
  private @Nullable String html;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Write the last rollout of the first Deployment as a picture.")
  private @Nullable String svg;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text and exit.")
  boolean help;

  TextStyle style() {
    return Terminal.style(symbols == null ? Terminal.glyphs() : symbols, colors);
  }

  /**
   * What is to be drawn besides.
   *
   * @throws UsageException if there can be no such file
   */
  Pictures pictures() {
    return new Pictures(file("--html", html), file("--svg", svg));
  }

  private static Optional<OutputFile> file(String option, @Nullable String name) {
    return Optional.ofNullable(name).map(text -> OutputFile.parse(option, text));
  }

  /**
   * What is to be done.
   *
   * @throws UsageException if an argument makes no sense or the manifest cannot be read
   */
  Plan plan() {
    if (nodes < 0 || nodes > MOST_NODES) {
      throw new UsageException("--nodes must be from 0 to " + MOST_NODES + ", but was " + nodes);
    }
    ManifestSource source =
        manifest == null ? ManifestSource.tour() : ManifestSource.file(manifest);
    List<ImageChange> changes = images.stream().map(ImageChange::parse).toList();
    return new Plan(
        source,
        manifest == null && changes.isEmpty() ? List.of(ManifestSource.CABLE_CAR) : changes,
        new Plan.Settings(seed, nodes, limit()));
  }

  private Duration limit() {
    return Durations.parse(until)
        .filter(limit -> limit.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new UsageException(
                    "--until must be a duration such as 10m, 90s or 1h30m, above zero and at most 1000h,"
                        + " but was \""
                        + until
                        + "\""));
  }
}
