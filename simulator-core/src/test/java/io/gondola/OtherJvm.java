package io.gondola;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts JVMs with the class path of the tests, and finds a JDK of another version. */
public final class OtherJvm {

  /** The versions that the project promises to run on. */
  private static final List<Integer> VERSIONS = List.of(17, 25);

  private OtherJvm() {}

  /**
   * The home of a JDK of the other version: the one that the system property {@code
   * gondola.otherJdk} names, or that a variable such as {@code JAVA_HOME_25_X64} names, or one in a
   * usual place.
   */
  static Optional<Path> home() {
    return Stream.of(named(), fromVariables(), installed())
        .flatMap(homes -> homes)
        .filter(home -> Files.isExecutable(java(home)))
        .filter(home -> isOtherVersion(version(home)))
        .findFirst();
  }

  /** What a JVM prints, by lines. */
  public static List<String> run(Path home, List<String> options, List<String> mainAndArguments) {
    return output(
        ImmutableList.<String>builder()
            .add(java(home).toString())
            .addAll(options)
            .add("-cp", classPath())
            .addAll(mainAndArguments)
            .build());
  }

  private static List<String> output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      String text = new String(output, StandardCharsets.US_ASCII);
      if (status != 0) {
        throw new IllegalStateException(command + " ended with " + status + ":\n" + text);
      }
      return text.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Path thisHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private static Path java(Path home) {
    boolean windows = File.separatorChar == '\\';
    return home.resolve("bin").resolve(windows ? "java.exe" : "java");
  }

  private static Stream<Path> named() {
    return Stream.ofNullable(System.getProperty("gondola.otherJdk")).map(Path::of);
  }

  private static Stream<Path> fromVariables() {
    return System.getenv().entrySet().stream()
        .filter(
            variable ->
                VERSIONS.stream()
                    .anyMatch(version -> variable.getKey().startsWith("JAVA_HOME_" + version)))
        .sorted(Map.Entry.comparingByKey())
        .map(variable -> Path.of(variable.getValue()));
  }

  private static Stream<Path> installed() {
    Path user = Path.of(System.getProperty("user.home"));
    return Stream.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            Path.of("/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jdks"))
        .filter(Files::isDirectory)
        .map(OtherJvm::children)
        .flatMap(Collection::stream)
        .flatMap(child -> Stream.of(child, child.resolve("Contents/Home"), child.resolve("x64")));
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOtherVersion(int version) {
    return version != Runtime.version().feature() && VERSIONS.contains(version);
  }

  /** The number in the line {@code JAVA_VERSION="25.0.1"} of a JDK's file "release". */
  private static int version(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> CharMatcher.inRange('0', '9').negate().trimAndCollapseFrom(line, ' '))
          .map(numbers -> Integer.valueOf(Splitter.on(' ').splitToList(numbers).get(0)))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
