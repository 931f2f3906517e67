package io.gondola.examples.shell;

import io.gondola.Cluster;
import io.gondola.examples.Durations;
import io.gondola.examples.OutputFile;
import io.gondola.examples.Terminal;
import io.gondola.examples.UsageException;
import io.gondola.examples.tour.Tour;
import io.gondola.kubectl.Kubectl;
import io.gondola.report.TextStyle;
import io.gondola.timeline.TimelineEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one types in JShell. Each command prints what it did, and those that may go to another time
 * give the cluster that is then the current one. A mistake gets a line that says what is possible.
 */
public final class Shell {

  private static final int NODES = 3;

  /** The flag that names a file; a dash alone is the input. */
  private static final Pattern FILE_FLAG =
      Pattern.compile("(\\s)(?:-f|--filename)[ =]([^\\s-]\\S*)");

  private static final Pattern FILE = Pattern.compile("\\S+\\.(ya?ml|json)|[^\\s:{-][^\\s:{]*");

  private static final Duration LONGEST = Duration.ofHours(1_000);

  private static final String HELP =
      """
      apply("web.yaml")          create or change what a file, or a text, says
      kubectl("get pods")        the kubectl you know; help: kubectl("get --help")
      next()                     run to the next moment at which something happens
      back()                     go back to the moment before
      at("1m20s")                go to a time
      run("30s")                 let time pass
      what()                     what happened, and why; of one object: what("web")
      picture()                  a circle for each pod
      page("web.html")           write a page for the browser that plays all this
      svg("web.svg")             write a picture of the latest rollout
      tour(1)                    the mountain tour, chapter 1 to 6; tour(1, "zh") in Chinese
      cluster                    the cluster itself, with all its methods; press Tab after cluster.
      help()                     this list
      /exit                      leave
      """;

  private final PrintStream out;
  private final TextStyle style;
  private TimeMachine machine;

  private Shell(PrintStream out, TextStyle style, Cluster cluster) {
    this.out = out;
    this.style = style;
    this.machine = new TimeMachine(cluster);
  }

  /** A shell with a cluster of three nodes. */
  public static Shell start(PrintStream out) {
    return start(out, Terminal.styleInJShell());
  }

  public static Shell start(PrintStream out, TextStyle style) {
    return new Shell(out, style, Cluster.withNodes(NODES));
  }

  /** The same shell, for whatever cluster the user holds now. */
  public Shell on(Cluster cluster) {
    if (cluster != machine.cluster()) {
      machine = new TimeMachine(cluster);
    }
    return this;
  }

  public Cluster cluster() {
    return machine.cluster();
  }

  public void welcome() {
    print("Gondola: a Kubernetes cluster of " + NODES + " nodes is ready. Time stands still.");
    print("Type help() for what there is to say, or tour(1) to be shown around.");
  }

  public void help() {
    out.print(HELP);
  }

  /** Applies a manifest, or the file with a name: a manifest is never a single word. */
  public Cluster apply(String manifest) {
    if (FILE.matcher(manifest).matches()) {
      return kubectl("apply -f " + manifest);
    }
    out.print(kubectl().run("apply -f -", manifest));
    return cluster();
  }

  /** Runs a command of kubectl, which finds the files that it names. */
  public Cluster kubectl(String command) {
    Matcher file = FILE_FLAG.matcher(command);
    if (file.find()) {
      String fromInput = file.replaceFirst("$1-f -");
      reading(file.group(2), text -> out.print(kubectl().run(fromInput, text)));
    } else {
      out.print(kubectl().run(command));
    }
    return cluster();
  }

  private void reading(String file, Consumer<String> use) {
    try {
      use.accept(Files.readString(Path.of(file), StandardCharsets.UTF_8));
    } catch (IOException | InvalidPathException e) {
      print("error: the path \"" + file + "\" cannot be read from " + Path.of("").toAbsolutePath());
    }
  }

  private Kubectl kubectl() {
    return Kubectl.on(cluster());
  }

  /** Goes to the next moment at which something happens. */
  public Cluster next() {
    Duration before = cluster().elapsed();
    if (machine.next()) {
      tell(before);
    } else {
      print(
          "Nothing happens in the next %s minutes, so it is still %s. run(\"1h\") lets time pass."
              .formatted(TimeMachine.PATIENCE.toMinutes(), account().clock()));
    }
    return cluster();
  }

  /** Goes back to the moment before. */
  public Cluster back() {
    if (cluster().elapsed().isZero()) {
      print("This is where everything began: there is nothing before +0s.");
      return cluster();
    }
    machine.back();
    show();
    return cluster();
  }

  /** Goes to a time. */
  public Cluster at(String time) {
    Optional<Duration> goal = time.matches("\\+?0s?") ? Optional.of(Duration.ZERO) : parsed(time);
    goal.ifPresentOrElse(
        there -> {
          machine.goTo(there);
          show();
        },
        () -> badTime(time, "at(\"1m20s\") or at(\"0s\")"));
    return cluster();
  }

  /** Lets time pass. */
  public Cluster run(String span) {
    Duration before = cluster().elapsed();
    parsed(span)
        .ifPresentOrElse(
            time -> {
              machine.goTo(before.plus(time));
              tell(before);
            },
            () -> badTime(span, "run(\"30s\") or run(\"1h30m\")"));
    return cluster();
  }

  private static Optional<Duration> parsed(String time) {
    return Durations.parse(time.startsWith("+") ? time.substring(1) : time)
        .filter(span -> span.compareTo(LONGEST) <= 0);
  }

  private void badTime(String time, String possible) {
    print("error: \"" + time + "\" is no time; write it as in " + possible + ", 1000h at most");
  }

  /** What happened last, and why. */
  public void what() {
    account().latest().forEach(this::print);
  }

  /** Why an object is as it is. */
  public void what(String name) {
    String bare = name.substring(name.indexOf('/') + 1);
    Account account = account();
    account
        .of(bare)
        .ifPresentOrElse(
            lines -> lines.forEach(this::print),
            () -> {
              List<String> names = account.names();
              print(
                  "error: nothing is known of \""
                      + name
                      + "\"; there "
                      + (names.isEmpty() ? "is nothing yet" : "are " + String.join(", ", names)));
            });
  }

  /** A circle for each pod. */
  public void picture() {
    List<String> pictures = account().pictures(style);
    if (pictures.isEmpty()) {
      print("There is no Deployment to draw yet.");
    } else {
      print(style.legend());
      pictures.forEach(this::print);
    }
  }

  /** Writes a page that plays what happened. */
  public void page(String file) {
    write("page", file, Drawings::page);
  }

  /** Writes a picture of the latest rollout. */
  public void svg(String file) {
    write("svg", file, Drawings::svg);
  }

  private void write(String command, String file, Function<Drawings, Optional<String>> drawing) {
    try {
      OutputFile output = OutputFile.parse(command, file);
      Optional<String> text = drawing.apply(new Drawings(cluster()));
      text.ifPresent(output::write);
      print(
          text.map(written -> "written to " + output.path())
              .orElse("There is no Deployment to draw yet."));
    } catch (UsageException e) {
      print("error: " + e.getMessage());
    }
  }

  /** The chapters there are. */
  public void tour() {
    out.print(Tour.in("en").contents());
  }

  /** A chapter of the tour, on a cluster of its own, which is then the current one. */
  public Cluster tour(int chapter) {
    return tour(chapter, "en");
  }

  public Cluster tour(int chapter, String language) {
    try {
      machine = new TimeMachine(Tour.in(language).tell(chapter, out, style));
    } catch (IllegalArgumentException e) {
      print("error: " + e.getMessage());
    }
    return cluster();
  }

  private void tell(Duration before) {
    List<TimelineEntry> news = Moments.between(cluster().timeline(), before, cluster().elapsed());
    account().lines(news).forEach(this::print);
    show();
  }

  private void show() {
    List<String> pictures = new ArrayList<>(account().pictures(style));
    if (pictures.isEmpty()) {
      pictures.add("It is " + account().clock() + ".");
    }
    pictures.forEach(this::print);
  }

  private Account account() {
    return new Account(cluster());
  }

  private void print(String line) {
    out.println(line);
  }

  @Override
  public String toString() {
    return "Shell[" + cluster() + "]";
  }
}
