package io.gondola.examples;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import io.gondola.kubelet.process.Files;
import io.gondola.kubelet.process.Program;
import io.gondola.kubelet.process.RunningProcess;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Collects a log that another container writes: every five seconds it sends what is new, which here
 * means that it writes it to its own log, and notes how far it has come.
 *
 * @param source the file to collect
 * @param position the file for its notes: where that is decides what a restart loses
 */
record LogCollector(String source, String position) implements Program {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  @Override
  public void run(RunningProcess process) {
    say(process, "starts after line " + position(process.files()));
    lookAgain(process);
  }

  private void lookAgain(RunningProcess process) {
    process.after(
        BETWEEN_LOOKS,
        "collect the log",
        () -> {
          collect(process);
          lookAgain(process);
        });
  }

  private void collect(RunningProcess process) {
    Files files = process.files();
    List<String> lines = files.exists(source) ? files.read(source).lines().toList() : List.of();
    int from = position(files);
    if (from < lines.size()) {
      say(process, "collects lines " + (from + 1) + " to " + lines.size());
      lines.subList(from, lines.size()).forEach(line -> process.log("  " + line));
      files.write(position, Integer.toString(lines.size()));
    }
  }

  private int position(Files files) {
    return files.exists(position) ? Integer.parseInt(files.read(position)) : 0;
  }

  private static void say(RunningProcess process, String what) {
    LocalTime time = LocalTime.ofInstant(process.now(), ZoneOffset.UTC);
    process.log(ISO_LOCAL_TIME.format(time.truncatedTo(ChronoUnit.SECONDS)) + " " + what);
  }
}
