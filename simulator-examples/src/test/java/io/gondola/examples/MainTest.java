package io.gondola.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers: [{name: web, image: "web:1"}]
      """;

  private record Result(int status, String out, String err) {}

  @TempDir Path folder;

  @Test
  void tour_isToldAsApproved() throws IOException {
    Result result = run("--symbols", "unicode", "--color", "never");

    assertThat(result.out()).isEqualTo(approved("tour-story.txt"));
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
  }

  @Test
  void tour_isTheSameEachTimeAndInEachLocale() {
    Result first = run("--symbols", "ascii", "--color", "never");

    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(run("--symbols", "ascii", "--color", "never")).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(first.out()).isASCII().contains("v2 tour/cable-car:2.0  ***o  3 ready, 1 starting");
  }

  @Test
  void chapter_isToldInEitherLanguage() {
    assertThat(run("tour", "2").out()).startsWith("2. Red hats: labels and the Service\n");
    assertThat(run("tour", "2", "--lang", "zh").out()).startsWith("2. 红帽子：标签与 Service\n");
    assertThat(run("tour", "--help").out()).startsWith("Usage: gondola tour [-h] [--color=WHEN]");
  }

  @Test
  void wholeTour_hasAllChapters() {
    assertThat(run("tour", "--symbols", "ascii").out().lines().filter(l -> l.matches("\\d\\. .*")))
        .hasSize(6);
  }

  @Test
  void colors_areThereWhenAskedFor() {
    Result result = run("--symbols", "ascii", "--color", "always");

    assertThat(result.out()).contains("\u001B[36m***o\u001B[0m  3 ready, 1 starting");
    assertThat(run("tour", "4", "--symbols", "ascii", "--color", "always").out())
        .contains("\u001B[36m***o\u001B[0m  3 ready, 1 starting");
  }

  @Test
  void pictures_areWrittenToFiles() throws IOException {
    Path page = folder.resolve("tour.html");
    Path picture = folder.resolve("tour.svg");

    Result result = run("--html", page.toString(), "--svg", picture.toString());

    assertThat(result.status()).isZero();
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("\"from\":30000");
    assertThat(Files.readString(picture)).contains("v2 tour/cable-car:2.0");
  }

  @Test
  void stuckRollout_isDrawn() throws IOException {
    Path page = folder.resolve("stuck.html");

    Result result = run(file(MANIFEST), "--until", "1s", "--html", page.toString());

    assertThat(result.status()).isEqualTo(1);
    assertThat(Files.readString(page)).contains("<title>deployment default/web</title>");
  }

  @Test
  void help_explainsEachOption() {
    Result result = run("--help");

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .startsWith("Usage: gondola")
        .contains("MANIFEST", "--set-image=CONTAINER=IMAGE", "--seed=N", "--nodes=N")
        .contains(
            "--until=DURATION",
            "--symbols=SET",
            "--color=WHEN",
            "--html=FILE",
            "--svg=FILE",
            "Exit status: 0 if all rollouts completed");
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
  }

  @Test
  void manifestOfOnesOwn_isRolledOutToTheNewImage() {
    Result result =
        run(file(MANIFEST), "--set-image", "web=web:2", "--seed", "7", "--until", "10m");

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("3 nodes, seed 7")
        .contains("kubectl set image deployment/web web=web:2")
        .contains("rollout of deployment default/web to v2 web:2")
        .contains("2 created, 2 deleted");
  }

  @Test
  void manifestWithoutANewImage_isItsFirstRollout() {
    Result result = run(file(MANIFEST));

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .doesNotContain("set image")
        .contains("rollout of deployment default/web to v1 web:1");
  }

  @Test
  void namespaceOfTheManifest_isTakenForGranted() {
    Result result =
        run(file(MANIFEST.replace("name: web}\nspec", "name: web, namespace: shop}\nspec")));

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("rollout of deployment shop/web to v1 web:1");
  }

  @Test
  void kindThatIsNotSimulated_isSaidToBeInert() {
    String ingress =
        "---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: door}\n";

    Result result = run(file(MANIFEST + ingress));

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains(
            "ingress.networking.k8s.io/door created (its kind is not simulated: nothing acts on"
                + " it)");
  }

  @Test
  void stuckRollout_saysWhyFromItsConditionsAndPods() {
    String hungry = MANIFEST.replace("web:1\"", "web:1\", resources: {requests: {cpu: 100}}");

    Result result = run(file(hungry), "--nodes", "2");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("error: deployment \"web\" is stuck at +10m1.")
        .contains("Available=False, MinimumReplicasUnavailable: Deployment does not have minimum")
        .containsPattern(
            "Progressing=False, ProgressDeadlineExceeded: ReplicaSet \"web-\\w+\" has timed out"
                + " progressing.")
        .containsPattern(
            "pod default/web-\\w+-\\w+: Unschedulable, 0/2 nodes are available: 2 Insufficient"
                + " cpu.");
    assertThat(result.out()).contains("2 starting");
  }

  @Test
  void pausedRollout_isStuckAtOnce() {
    Result result = run(file(MANIFEST.replace("replicas: 2", "paused: true")));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("is stuck at +0s\n  it is paused\n");
  }

  @Test
  void limit_endsARolloutThatTakesLonger() {
    Result result = run(file(MANIFEST), "--until", "1s");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("error: deployment \"web\" is stuck at +1s\n")
        .contains("container web waits: ContainerCreating");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seed x | Invalid value for option '--seed': 'x' is not a long",
        "--nodes -1 | --nodes must be from 0 to 5000, but was -1",
        "--nodes many | Invalid value for option '--nodes': 'many' is not an int",
        "--until 10 | --until must be a duration such as 10m, 90s or 1h30m, above zero and at most"
            + " 1000h, but was \"10\"",
        "--until 1001h | --until must be a duration such as 10m, 90s or 1h30m, above zero and at"
            + " most 1000h, but was \"1001h\"",
        "--set-image guide | --set-image must be CONTAINER=IMAGE, but was \"guide\"",
        "--set-image guide= | --set-image must be CONTAINER=IMAGE, but was \"guide=\"",
        "--set-image porter=x | tour.yaml: unable to find container named \"porter\"",
        "--set-image | Missing required parameter for option '--set-image' (CONTAINER=IMAGE)",
        "--html / | --html: / is a folder, not a file",
        "--svg /no/where/a.svg | --svg: there is no folder /no/where",
        "--color red | Invalid value for option '--color': expected one of [AUTO, ALWAYS, NEVER]"
            + " (case-insensitive) but was 'red'",
        "--fast | Unknown option: '--fast'",
        "tour 7 | there is no chapter 7; there are 1 to 6",
        "tour one | Invalid value for positional parameter at index 0 (CHAPTER): 'one' is not an"
            + " int",
        "tour 1 --lang fr | there is no language \"fr\"; there are en (English) and zh (Chinese)",
        "tour 1 --fast | Unknown option: '--fast'",
        "nobody.yaml | nobody.yaml: there is no such file",
        "a.yaml b.yaml | Unmatched argument at index 1: 'b.yaml'"
      })
  void badArgument_isOneLineAndStatusTwo(String arguments, String error) {
    assertThat(run(arguments.split(" "))).isEqualTo(refused(error));
  }

  @Test
  void badFile_isOneLineAndStatusTwo() {
    assertThat(run(file("a: [b\n")).err())
        .startsWith("error: error converting YAML to JSON: yaml:");
    assertThat(run(file("a: [b\n")).err().lines()).hasSize(1);
    assertThat(run(folder.toString()))
        .isEqualTo(refused(folder + ": it cannot be read: Is a directory"));
  }

  @Test
  void fileThatIsNoText_isRefused() throws IOException {
    Path file = Files.write(folder.resolve("bin.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThat(run(file.toString())).isEqualTo(refused(file + ": it is not UTF-8 text"));
  }

  @Test
  void fileWithoutADeployment_isRefused() {
    String file = file("{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}");

    assertThat(run(file)).isEqualTo(refused(file + ": there is no Deployment in it"));
  }

  @Test
  void unknownField_isNamedWithItsPlace() {
    String file = file(MANIFEST.replace("replicas: 2", "replicsa: 2"));

    assertThat(run(file))
        .isEqualTo(
            refused(
                "Deployment in version \"v1\" cannot be handled as a Deployment: strict decoding"
                    + " error: unknown field \"spec.replicsa\" ("
                    + file
                    + ", document 1, line 5, spec.replicsa)"));
  }

  @Test
  void invalidObject_isRefusedBeforeTheStoryBegins() {
    String file = file(MANIFEST.replace("replicas: 2", "replicas: -2"));

    assertThat(run(file))
        .isEqualTo(
            refused(
                file
                    + ": Deployment.apps \"web\" is invalid: spec.replicas: Invalid value: -2: must"
                    + " be greater than or equal to 0"));
  }

  private String file(String text) {
    try {
      return Files.writeString(folder.resolve("web.yaml"), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result refused(String error) {
    return new Result(2, "", "error: " + error + "\n");
  }

  private static Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Result(status, lines(out), lines(err));
  }

  private static String lines(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String approved(String name) throws IOException {
    try (InputStream story = MainTest.class.getResourceAsStream(name)) {
      return new String(story.readAllBytes(), UTF_8);
    }
  }
}
