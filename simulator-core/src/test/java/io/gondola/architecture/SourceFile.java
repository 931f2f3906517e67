package io.gondola.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A source file, as far as its layout tells what it holds: the formatter sees to the layout. */
record SourceFile(Path path, List<String> lines) {

  private static final Pattern METHOD =
      Pattern.compile(
          "^((?: {2}){1,4})(?!(?:if|for|while|switch|return|try|else|throw|new|do|case|default|class"
              + "|enum|record|interface|static \\{)\\b)[\\w@<>\\[\\]., ?&]*?(\\w+)\\([^;]*$");

  /** A line that is not a comment, counted from 1. */
  record Line(int number, String text) {}

  /** A method and how many lines its body has. */
  record Method(String name, int lines) {}

  /** All sources in a folder and below. */
  static Stream<SourceFile> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .sorted()
          .map(SourceFile::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path path) {
    try {
      return new SourceFile(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name without its ending. */
  String name() {
    return path.getFileName().toString().replace(".java", "");
  }

  String text() {
    return String.join("\n", lines);
  }

  String at(int line) {
    return path + ":" + line;
  }

  Stream<Line> code() {
    return IntStream.range(0, lines.size())
        .mapToObj(i -> new Line(i + 1, lines.get(i)))
        .filter(line -> !line.text().strip().matches("(/?\\*|//).*"));
  }

  Stream<Method> methods() {
    return IntStream.range(0, lines.size()).boxed().flatMap(i -> methodAt(i).stream());
  }

  /** A head at some depth, its parameters perhaps on deeper lines, and a body up to its brace. */
  private List<Method> methodAt(int line) {
    Matcher head = METHOD.matcher(lines.get(line));
    if (!head.matches()) {
      return List.of();
    }
    int start = line;
    while (!lines.get(start).endsWith("{")) {
      start++;
      if (start == lines.size() || lines.get(start).endsWith(";")) {
        return List.of();
      }
    }
    int end = start + 1;
    while (!lines.get(end).equals(head.group(1) + "}")) {
      end++;
      if (end == lines.size()) {
        return List.of();
      }
    }
    return List.of(new Method(head.group(2), end - start - 1));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
