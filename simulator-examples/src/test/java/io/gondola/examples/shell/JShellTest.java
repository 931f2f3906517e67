package io.gondola.examples.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import io.gondola.examples.tour.Tour;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code jshell}, with the arguments that {@code mvn exec:exec@jshell} gives it, is fed
 * what a class would type. It starts once for all tests.
 */
@TestInstance(Lifecycle.PER_CLASS)
class JShellTest {

  private static final Path JSHELL =
      Path.of(System.getProperty("java.home"), "bin", isWindows() ? "jshell.exe" : "jshell");

  /**
   * A test has no terminal that says how to write circles and Chinese, and would rather start fast
   * than run fast.
   */
  private static final List<String> FOR_TESTS =
      List.of(
          "-R-Dfile.encoding=UTF-8",
          "-R-Dstdout.encoding=UTF-8",
          "-R-XX:TieredStopAtLevel=1",
          "-J-XX:TieredStopAtLevel=1");

  private static final List<String> TYPED =
      List.of(
          "cluster",
          "apply(\"src/main/resources/io/gondola/examples/tour/walk.yaml\")",
          "next()",
          "run(\"20s\")",
          "kubectl(\"get deploy\")",
          "cluster.deployment(\"tour\")",
          "cluster.pods().get(0)",
          "cluster.timeline()",
          "at(\"0.1s\")",
          "what()",
          "at(\"20s\")",
          "back()",
          "kubectl(\"get foo\")",
          "kubectl(\"get pods --foo\")",
          "kubectl(\"fly\")",
          "at(\"noon\")",
          "page(\"no/such/folder.html\")",
          "tour(7)",
          "what(\"yeti\")",
          "tour(1)",
          "tour(2, \"zh\")",
          "tour(6)",
          "cluster");

  /** What it printed, for each line that was typed. */
  private List<String> answers = List.of();

  @BeforeAll
  void typeAll(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(JSHELL), "this JDK has no jshell: " + JSHELL);
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    Files.write(in, TYPED, UTF_8);
    ProcessBuilder start = new ProcessBuilder(command());
    start.environment().put("NO_COLOR", "1");
    Process jshell =
        start
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    if (!jshell.waitFor(2, TimeUnit.MINUTES)) {
      jshell.destroyForcibly();
    }
    answers = answers(Files.readString(out, UTF_8).replace("\r\n", "\n"));
  }

  /** As the POM has it, with the class path of the tests for that of Maven. */
  private static List<String> command() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"), UTF_8);
    String execution = between(pom, "<id>jshell</id>", "</execution>");
    Matcher argument =
        Pattern.compile("<argument>(.*?)</argument>|(<classpath/>)").matcher(execution);
    List<String> command = new ArrayList<>(List.of(JSHELL.toString()));
    while (argument.find()) {
      command.add(
          argument.group(2) != null
              ? classPath()
              : argument.group(1).replace("${project.basedir}", Path.of("").toAbsolutePath() + ""));
    }
    command.addAll(1, FOR_TESTS);
    return command;
  }

  /** Without the tests: what they need a user does not have. */
  private static String classPath() {
    return Splitter.on(File.pathSeparatorChar)
        .splitToStream(System.getProperty("java.class.path"))
        .filter(part -> !part.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    assertThat(from).as(start).isPositive();
    return text.substring(from, text.indexOf(end, from));
  }

  /** The tool repeats what it reads, after a prompt. */
  private static List<String> answers(String output) {
    return Stream.of(output.split("(?m)^jshell> ", -1))
        .map(
            answer -> TYPED.stream().filter(answer::startsWith).reduce(answer, JShellTest::without))
        .toList();
  }

  private static String without(String answer, String typed) {
    return answer.startsWith(typed) ? answer.substring(typed.length()) : answer;
  }

  private String answer(String typed) {
    return answer(typed, 0);
  }

  private String answer(String typed, int after) {
    int index = TYPED.subList(after, TYPED.size()).indexOf(typed) + after;
    assertThat(answers).as("answers: %s", answers).hasSizeGreaterThan(index + 1);
    return answers.get(index + 1);
  }

  @Test
  void start_saysWhatThereIs() {
    // The tool may have something to say before, on a machine where it never ran.
    assertThat(answers.get(0))
        .doesNotContain("rror:")
        .endsWith(
            """
            Gondola: a Kubernetes cluster of 3 nodes is ready. Time stands still.
            Type help() for what there is to say, or tour(1) to be shown around.
            """);
  }

  @Test
  void objects_printSomethingWorthReading() {
    assertThat(answer("cluster")).endsWith(" ==> Cluster[3 nodes, seed 1, +0s]\n");
    assertThat(answer("cluster.deployment(\"tour\")"))
        .endsWith(" ==> Deployment[default/tour, 4/4 ready, 4 updated, 4 available]\n");
    assertThat(answer("cluster.pods().get(0)"))
        .matches("\\$\\d+ ==> Pod\\[default/tour-\\w+-\\w+, Running, 1/1 ready, node-\\d\\]\n");
    assertThat(answer("cluster.timeline()")).matches("\\$\\d+ ==> Timeline\\[\\d+ entries, .*\n");
  }

  @Test
  void commands_letTimePassAndGoBack() {
    assertThat(answer("next()")).contains("+0.03s   pod tour-").endsWith("○○○○  4 starting\n");
    assertThat(answer("run(\"20s\")")).endsWith("●●●●  4 ready\n");
    assertThat(answer("kubectl(\"get deploy\")")).contains("\ntour   4/4     4            4 ");
    assertThat(answer("at(\"0.1s\")")).startsWith("+0.1s  v1 ").endsWith("○○○○  4 starting\n");
    assertThat(answer("what()")).contains("because deployment tour was created (user)\n");
    assertThat(answer("at(\"20s\")")).startsWith("+20s  v1 ").endsWith("●●●●  4 ready\n");
    assertThat(answer("back()")).endsWith("●●●●  4 ready\n");
  }

  @Test
  void mistakes_getAHintAndNoStackTrace() {
    assertThat(answer("kubectl(\"get foo\")"))
        .isEqualTo("error: the server doesn't have a resource type \"foo\"\n");
    assertThat(answer("kubectl(\"get pods --foo\")"))
        .isEqualTo("error: unknown flag: --foo\nSee 'kubectl get --help' for usage.\n");
    assertThat(answer("kubectl(\"fly\")")).startsWith("error: unknown command \"fly\" for ");
    assertThat(answer("at(\"noon\")")).startsWith("error: \"noon\" is no time; write it as in at(");
    assertThat(answer("page(\"no/such/folder.html\")"))
        .startsWith("error: page: there is no folder ");
    assertThat(answer("tour(7)")).isEqualTo("error: there is no chapter 7; there are 1 to 6\n");
    assertThat(answer("what(\"yeti\")")).startsWith("error: nothing is known of \"yeti\"; there a");
    assertThat(answers).noneMatch(answer -> answer.contains("Exception"));
  }

  @Test
  void tour_isTheSameHere() throws IOException {
    assertThat(answer("tour(1)")).isEqualTo(approved(1));
    assertThat(answer("tour(6)")).isEqualTo(approved(6));
    assertThat(answer("tour(2, \"zh\")")).startsWith("2. 红帽子：标签与 Service\n").contains("\n动手试一试\n");
  }

  @Test
  void tour_leavesItsCluster() {
    int after = TYPED.indexOf("tour(6)");

    assertThat(answer("cluster", after)).contains(" ==> Cluster[3 nodes, seed 1, +1m");
  }

  private static String approved(int chapter) throws IOException {
    return Resources.toString(
        Resources.getResource(Tour.class, "chapter-" + chapter + ".txt"), UTF_8);
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
