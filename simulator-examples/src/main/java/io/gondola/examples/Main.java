package io.gondola.examples;

import io.gondola.sim.LivelockException;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Rolls out the mountain tour, or a manifest of your own, and shows it in pictures. */
public final class Main {

  /** All rollouts completed. */
  static final int COMPLETE = 0;

  /** A rollout got stuck. */
  static final int STUCK = 1;

  /** Bad arguments or a bad file. */
  static final int USAGE = 2;

  private Main() {}

  public static void main(String[] args) {
    int status = run(args, Terminal.out(), Terminal.err());
    // Maven runs this in its own process: only an exit makes its status the shell's.
    if (status != COMPLETE) {
      System.exit(status);
    }
  }

  /**
   * Does everything but to end the process.
   *
   * @return the exit status: 0 if all rollouts completed, 1 if one got stuck, 2 if an argument or a
   *     file is bad
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    Arguments arguments = new Arguments();
    TourArguments tour = new TourArguments();
    CommandLine parser =
        new CommandLine(arguments)
            .addSubcommand("tour", tour)
            .setExpandAtFiles(false)
            .setCaseInsensitiveEnumValuesAllowed(true);
    try {
      ParseResult parsed = parser.parseArgs(args);
      boolean onTour = parsed.hasSubcommand();
      if (arguments.help || tour.help) {
        CommandLine asked = onTour ? parser.getSubcommands().get("tour") : parser;
        out.print(asked.getUsageMessage(CommandLine.Help.Ansi.OFF));
        return COMPLETE;
      }
      if (onTour) {
        tour.tell(out);
        return COMPLETE;
      }
      Story story = new Story(arguments.plan(), arguments.style(), out);
      Pictures pictures = arguments.pictures();
      int status = tell(story, out, err);
      pictures.write(story);
      return status;
    } catch (ParameterException | UsageException e) {
      err.println("error: " + e.getMessage().replaceAll("\\s*\\R\\s*", "; "));
      return USAGE;
    }
  }

  private static int tell(Story story, PrintStream out, PrintStream err) {
    try {
      story.tell();
      return COMPLETE;
    } catch (StuckException | LivelockException e) {
      out.flush();
      err.println("error: " + e.getMessage());
      return STUCK;
    }
  }
}
