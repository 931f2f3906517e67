package io.gondola.examples;

import io.gondola.examples.tour.Tour;
import io.gondola.report.Glyphs;
import io.gondola.report.TextStyle;
import java.io.PrintStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line after {@code tour}. */
@Command(
    name = "tour",
    sortOptions = false,
    description = {
      "Tells the mountain tour, all chapters or one: Pods, Services, Deployments, a gray release,"
          + " what goes wrong, and requests that are never dropped."
    })
final class TourArguments {

  @Parameters(arity = "0..1", paramLabel = "CHAPTER", description = "1 to 6; without it, all.")
  private @Nullable Integer chapter;

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      description = "en or zh (default: ${DEFAULT-VALUE}).")
  private String language = "en";

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
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text and exit.")
  boolean help;

  /**
   * Tells what was asked for.
   *
   * @throws UsageException with what there is, if there is no such chapter or language
   */
  void tell(PrintStream out) {
    TextStyle style = Terminal.style(symbols == null ? Terminal.glyphs() : symbols, colors);
    try {
      Tour tour = Tour.in(language);
      IntStream chapters =
          chapter == null ? IntStream.rangeClosed(1, Tour.chapters()) : IntStream.of(chapter);
      chapters.forEach(number -> tour.tell(number, out, style));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
